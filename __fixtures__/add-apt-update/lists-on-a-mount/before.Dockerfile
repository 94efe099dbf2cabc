FROM debian:bookworm
RUN --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get install -y curl
RUN --network=none apt-get install -y curl
RUN --mount=type=bind,from=lists,source=/var/lib/apt/lists,target=/var/lib/apt/lists apt-get install -y git
RUN --mount=from=lists,target=/var/lib/apt apt-get install -y vim
