FROM debian:bookworm
RUN --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get install -y curl
RUN --network=none apt-get install -y curl
