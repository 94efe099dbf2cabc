FROM debian:bookworm-slim
COPY --chmod=755 entrypoint.sh /entrypoint.sh
COPY shop.sh .
WORKDIR /shop
RUN chmod +x shop.sh
