FROM debian:bookworm-slim
RUN (cd /tmp && make)
RUN b
