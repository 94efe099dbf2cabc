FROM debian:bookworm-slim
SHELL ["/bin/bash", "-lc"]
RUN a
RUN b
