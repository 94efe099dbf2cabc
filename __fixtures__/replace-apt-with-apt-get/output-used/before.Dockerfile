FROM ubuntu:24.04
RUN x=$(apt install -s curl) && echo "$x"
RUN apt update 2>&1 | grep -q "can be upgraded" && touch /outdated
RUN { apt update; apt upgrade -y; } | tail -n 1
