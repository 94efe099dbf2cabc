FROM debian:bookworm
RUN apt-get update && apt-get install -y git ca-certificates
RUN --mount=type=ssh git clone git@github.com:example/private.git
