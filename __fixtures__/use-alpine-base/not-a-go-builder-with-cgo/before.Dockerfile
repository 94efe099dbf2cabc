FROM golang:1.19 AS build
COPY . .
RUN CGO_ENABLED=1 go build -o /out/server .

FROM debian:12-slim
COPY --from=build /out/server /server
ENTRYPOINT ["/server"]
