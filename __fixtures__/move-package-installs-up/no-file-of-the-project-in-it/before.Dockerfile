FROM debian:12
COPY . /app
WORKDIR /app
RUN apt-get update && apt-get install -y ./tools/our.deb
RUN apt-get update && xargs apt-get install -y < packages.txt
