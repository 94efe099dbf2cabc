FROM debian:bookworm-slim
SHELL ["/bin/bash", "--login", "-c"]
RUN a
RUN b
