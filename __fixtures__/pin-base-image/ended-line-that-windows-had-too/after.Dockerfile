FROM golang:1.20.14-bookworm
RUN go build -o /app .
