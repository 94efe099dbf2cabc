FROM debian:bookworm-slim
COPY a.sh /a.sh
# git loses the mode
RUN chmod +x /a.sh
