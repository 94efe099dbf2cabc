FROM debian:12
RUN apt-get update && apt-get install -y curl
COPY . /root/app
WORKDIR /root/app
CMD ["./start"]
