FROM debian:bookworm
RUN apt-get update; apt-get install -y nano; exit 0
RUN apt-get update && apt-get install -y nano & 
RUN apt-get update && apt-get install -y nano && exec ls
RUN apt-get update && apt-get install -y nano && PATH=/opt/bin && ls
