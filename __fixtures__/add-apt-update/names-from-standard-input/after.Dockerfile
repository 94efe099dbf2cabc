FROM debian:bookworm
RUN apt-get update && cat packages | xargs apt-get install -y
RUN apt-get update && xargs -a packages apt-get install -y
