FROM golang:1.24-alpine AS build
WORKDIR /src
COPY . .
RUN go build -o /out/server .

FROM alpine:3.22
RUN apk add --no-cache ca-certificates
COPY --from=build /out/server /usr/local/bin/server
EXPOSE 8080
RUN addgroup -S -g 10001 app \
    && adduser -S -D -H -u 10001 -G app -s /sbin/nologin app
USER 10001:10001
ENTRYPOINT ["/usr/local/bin/server"]
