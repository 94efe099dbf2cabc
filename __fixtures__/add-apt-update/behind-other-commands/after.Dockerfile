FROM debian:bookworm
RUN useradd app && \
    mkdir /data && \
    apt-get update && \
    apt-get install -y nano && \
    chown app /data
RUN useradd app \
    && apt-get update \
    && apt-get install -y nano
RUN cd /tmp; apt-get update && apt-get install -y nano
RUN apt-get update && yes | apt-get install nano
