FROM golang:1.20
RUN go build -o /app .
