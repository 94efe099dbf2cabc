FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends git ca-certificates openssh-client
RUN --mount=type=ssh git clone git@github.com:example/private.git
