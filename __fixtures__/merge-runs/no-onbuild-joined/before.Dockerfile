FROM debian:bookworm-slim
ONBUILD RUN a
ONBUILD RUN b
