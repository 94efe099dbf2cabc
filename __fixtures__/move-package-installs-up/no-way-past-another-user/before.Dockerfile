FROM debian:12
COPY . /app
USER root
RUN apt-get update && apt-get install -y make
