FROM debian:bookworm-slim
RUN a
SHELL ["/bin/bash", "-c"]
RUN b
