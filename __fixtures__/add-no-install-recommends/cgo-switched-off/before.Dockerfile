FROM debian:bookworm
ENV CGO_ENABLED=0
RUN apt-get update && apt-get install -y golang-go
RUN go build -o /app .
