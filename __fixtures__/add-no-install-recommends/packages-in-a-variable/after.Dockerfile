FROM debian:bookworm
ENV TOOLS="curl nano"
RUN apt-get update && apt-get install -y --no-install-recommends $TOOLS ca-certificates
RUN buildDeps='gcc make' && apt-get install -y --no-install-recommends $buildDeps libc6-dev && make
RUN apt-get install -y --no-install-recommends libc6-dev
