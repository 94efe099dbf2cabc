FROM debian:bookworm AS mounted
RUN apt-get update && apt-get install -y git
RUN --mount=type=ssh git clone $REPOSITORY
