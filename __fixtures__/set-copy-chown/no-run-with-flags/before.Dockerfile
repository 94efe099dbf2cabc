FROM debian:bookworm-slim
COPY a.sh /a.sh
RUN --network=none chmod 755 /a.sh
