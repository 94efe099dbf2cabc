FROM debian:bookworm
RUN apt-get update && apt-get install -y golang-go
RUN go build -o /app .
