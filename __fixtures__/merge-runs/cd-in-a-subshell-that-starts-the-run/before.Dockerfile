FROM debian:bookworm-slim
RUN (a) && cd /tmp
RUN b
