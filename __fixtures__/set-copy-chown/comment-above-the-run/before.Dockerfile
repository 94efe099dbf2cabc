FROM debian:bookworm-slim
COPY a.sh /a.sh
# git loses the mode
RUN chmod +x /a.sh
COPY b.sh /b.sh
RUN chmod +x /b.sh # git loses the mode
