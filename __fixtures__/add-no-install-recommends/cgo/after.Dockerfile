FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends golang-go gcc libc6-dev
RUN go build -o /app .
