FROM golang:1.22-alpine AS builder
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /server .
RUN echo 'app:x:10001:10001::/:/sbin/nologin' > /tmp/passwd

FROM scratch
COPY --from=builder /server /server
EXPOSE 8080
COPY --from=builder /tmp/passwd /etc/passwd
USER 10001:10001
ENTRYPOINT ["/server"]
