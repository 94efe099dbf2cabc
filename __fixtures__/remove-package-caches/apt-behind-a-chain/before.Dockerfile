FROM debian:bookworm
RUN apt-get update && apt-get install -y nano
RUN apt-get update && \
    apt-get install -y nano && \
    chmod +x /run.sh
RUN apt-get update; apt-get install -y nano;
RUN apt-get update && apt-get install -y nano || true
RUN apt update && apt install -y nano | tee /log
