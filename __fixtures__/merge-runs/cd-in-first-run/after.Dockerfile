FROM debian:bookworm-slim
RUN (cd /tmp && make) \
    && rm -rf /tmp/src
