FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends build-essential gcc golang-go python3-dev python3-pip
RUN pip install --break-system-packages numpy && gcc -o /a a.c
