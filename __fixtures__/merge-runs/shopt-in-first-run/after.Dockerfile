FROM debian:bookworm-slim
SHELL ["/bin/bash", "-c"]
RUN (shopt -s nullglob && a *.x) \
    && b *.x
