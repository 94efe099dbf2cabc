FROM debian:12
COPY . /app
WORKDIR /app
RUN apt-get update && apt-get install -y make && make
