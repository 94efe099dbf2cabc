FROM debian:bookworm-slim
SHELL ["/bin/bash", "-c"]
RUN [[ -f a ]] && b \
    && c &> d
