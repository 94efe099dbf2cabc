FROM debian:bookworm
RUN apt-get update && apt-get install -y gnupg \
    && echo 'deb https://example.org/apt stable main' > /etc/apt/sources.list.d/example.list \
    && rm -rf /var/lib/apt/lists/* \
    && apt-get update && apt-get install -y tool
