FROM debian:bookworm-slim
COPY app.tar.gz /tmp/
RUN mkdir -p /opt/app && tar -xzf /tmp/app.tar.gz -C /opt/app && rm /tmp/app.tar.gz
