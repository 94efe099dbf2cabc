FROM debian:bookworm
RUN echo 'deb http://snapshot.debian.org/archive/debian/20240101T000000Z bookworm main' > /etc/apt/sources.list && apt-get update
COPY app /app
RUN apt-get install -y curl
