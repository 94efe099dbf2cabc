FROM debian:bookworm-slim
RUN a
ONBUILD RUN b
RUN c
