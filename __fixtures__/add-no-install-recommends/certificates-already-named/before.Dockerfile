FROM debian:bookworm
RUN apt-get update && apt-get install -y ca-certificates wget
RUN apt-get install -y git
