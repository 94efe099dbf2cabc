FROM debian:bookworm-slim
COPY a.tar.gz /tmp/a.tar.gz
RUN tar xzf /tmp/a.tar.gz && rm /tmp/a.tar.gz
