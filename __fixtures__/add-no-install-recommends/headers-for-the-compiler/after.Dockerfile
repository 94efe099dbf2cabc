FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && gcc -o /bin/tool /src/tool.c
FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends build-essential autoconf automake
