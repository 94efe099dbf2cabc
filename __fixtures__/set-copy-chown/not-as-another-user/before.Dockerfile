FROM debian:bookworm-slim
USER app
COPY a.sh /a.sh
RUN chmod +x /a.sh
