FROM debian:bookworm-slim
RUN ( (a) && cd /tmp) \
    && b
