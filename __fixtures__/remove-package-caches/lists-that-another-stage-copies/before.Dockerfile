FROM debian:bookworm AS lists
RUN apt-get update && apt-get install -y curl

FROM debian:bookworm AS copied
COPY --from=lists /var/lib/apt /var/lib/apt
RUN apt-get install -y git && rm -rf /var/lib/apt/lists/*

FROM debian:bookworm AS mounted
RUN --mount=type=bind,from=lists,source=/var/lib/apt,target=/var/lib/apt apt-get install -y git

FROM debian:bookworm AS flat
RUN apt-get update && apt-get install -y curl

FROM scratch
COPY --from=flat / /
