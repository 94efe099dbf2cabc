FROM --platform=$BUILDPLATFORM golang:1.23 AS build
RUN go build -o /app
FROM --platform=$TARGETPLATFORM alpine:3.20
COPY --from=build /app /app
