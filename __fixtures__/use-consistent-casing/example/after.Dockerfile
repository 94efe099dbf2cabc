FROM golang:1.23 AS builder
WORKDIR /src
COPY . .
RUN go build -o /app

FROM alpine:3.20
COPY --from=builder /app /app
CMD ["/app"]
