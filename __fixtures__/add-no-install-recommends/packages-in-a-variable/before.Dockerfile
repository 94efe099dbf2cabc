FROM debian:bookworm
ENV TOOLS="curl nano"
RUN apt-get update && apt-get install -y $TOOLS
RUN buildDeps='gcc make' && apt-get install -y $buildDeps && make
RUN apt-get install -y --no-install-recommends libc6-dev
