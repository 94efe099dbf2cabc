FROM debian:bookworm
ONBUILD RUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates
