FROM debian:bookworm AS mounted
RUN apt-get update && apt-get install -y --no-install-recommends git ca-certificates openssh-client
RUN --mount=type=ssh git clone $REPOSITORY
