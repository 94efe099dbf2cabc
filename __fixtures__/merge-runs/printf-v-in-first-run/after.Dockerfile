FROM debian:bookworm-slim
SHELL ["/bin/bash", "-c"]
RUN (printf -v A x && a) \
    && echo $A
