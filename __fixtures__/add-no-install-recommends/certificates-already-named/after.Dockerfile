FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates wget
RUN apt-get install -y --no-install-recommends git
