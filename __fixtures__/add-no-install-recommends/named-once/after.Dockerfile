FROM debian:bookworm AS base
RUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates && apt-get install -y --no-install-recommends wget
RUN apt-get update && apt-get install -y --no-install-recommends git
FROM base
RUN apt-get update && apt-get install -y --no-install-recommends mercurial
