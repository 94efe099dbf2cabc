FROM debian:bookworm
RUN apt-get update && apt-get install -y gcc golang-go python3-pip
RUN pip install --break-system-packages numpy && gcc -o /a a.c
