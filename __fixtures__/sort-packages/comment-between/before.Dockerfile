FROM debian:bookworm-slim
RUN apt-get install -y \
    git \
    # for tests
    curl
