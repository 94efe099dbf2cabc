FROM debian:bookworm-slim
SHELL ["/bin/bash", "-c"]
RUN source ./env.sh && a
RUN b
