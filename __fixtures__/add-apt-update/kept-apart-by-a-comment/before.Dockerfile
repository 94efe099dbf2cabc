FROM debian:bookworm
RUN apt-get update
# imgfix ignore=merge-runs: two entries of the build cache
RUN apt-get install -y curl
# imgfix ignore=merge-runs
RUN apt-get update
RUN apt-get install -y git
