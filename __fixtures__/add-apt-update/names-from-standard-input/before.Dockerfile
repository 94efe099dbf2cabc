FROM debian:bookworm
RUN cat packages | xargs apt-get install -y
RUN xargs -a packages apt-get install -y
