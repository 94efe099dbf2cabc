FROM debian:bookworm
# for the images that are built on this one
RUN apt-get update
