FROM golang:1.20.14-bookworm AS build
RUN go build -o /app .

FROM alpine:3.24
COPY --from=build /app /app
