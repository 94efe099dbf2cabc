FROM debian:bookworm-slim
COPY entrypoint.sh /entrypoint.sh
COPY shop.sh .
WORKDIR /shop
RUN chmod +x /entrypoint.sh
RUN chmod +x shop.sh
