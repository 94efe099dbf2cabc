FROM debian:bookworm-slim
RUN mkdir -p /opt/tools
COPY start.sh /opt/tools
RUN chmod 755 /opt/tools
COPY start.sh /usr/local/bin
RUN chmod +x /usr/local/bin
