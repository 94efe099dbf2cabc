FROM debian:bookworm-slim
SHELL ["/bin/bash", "-c"]
RUN (pushd /tmp && make && popd) \
    && b
