FROM debian:bookworm
COPY packages.txt /
RUN apt-get update && xargs -a /packages.txt apt-get install -y
