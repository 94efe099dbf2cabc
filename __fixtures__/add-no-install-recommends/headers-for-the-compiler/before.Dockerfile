FROM debian:bookworm
RUN apt-get update && apt-get install -y gcc && gcc -o /bin/tool /src/tool.c
FROM debian:bookworm
RUN apt-get update && apt-get install -y build-essential autoconf
