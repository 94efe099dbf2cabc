FROM debian:bookworm
RUN apt-get update && apt-get install -y nano
COPY app /app

RUN apt-get clean && rm -rf /var/lib/apt/lists/* /var/cache/apt/*

CMD ["/app"]
