FROM debian:bookworm
RUN apt-get update && apt-get install -y nano
COPY app /app
RUN apt-get install -y vim
