FROM debian:bookworm AS base
RUN apt-get update && apt-get install -y nano
FROM base
RUN dpkg -i /tool.deb || apt-get install -f -y
