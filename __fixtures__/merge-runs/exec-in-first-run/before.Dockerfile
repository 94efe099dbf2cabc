FROM debian:bookworm-slim
RUN exec make
RUN b
