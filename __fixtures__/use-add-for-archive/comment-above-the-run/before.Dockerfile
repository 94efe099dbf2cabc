FROM debian:bookworm-slim
COPY a.tar.gz /tmp/a.tar.gz
# unpack it
RUN tar xzf /tmp/a.tar.gz -C /opt && rm /tmp/a.tar.gz
