FROM debian:12
COPY . /root/app
RUN apt-get update && apt-get install -y curl
WORKDIR /root/app
CMD ["./start"]
