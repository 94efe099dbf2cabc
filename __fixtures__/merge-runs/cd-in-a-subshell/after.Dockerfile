FROM debian:bookworm-slim
RUN (cd /tmp && make) \
    && b
