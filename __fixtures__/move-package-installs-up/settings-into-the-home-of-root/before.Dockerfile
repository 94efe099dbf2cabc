FROM debian:12
COPY dotfiles /root
COPY . /root/.app
RUN apt-get update && apt-get install -y curl
CMD ["./start"]
