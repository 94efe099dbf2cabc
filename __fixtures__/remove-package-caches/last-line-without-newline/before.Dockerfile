FROM debian:bookworm
RUN apt-get update && apt-get install -y nano
COPY a /a

RUN apt-get clean && rm -rf /var/lib/apt/lists/*