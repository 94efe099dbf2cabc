FROM debian:bookworm
RUN useradd app && \
    mkdir /data && \
    apt-get install -y nano && \
    chown app /data
RUN useradd app \
    && apt-get install -y nano
RUN cd /tmp; apt-get install -y nano
RUN yes | apt-get install nano
