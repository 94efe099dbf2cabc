FROM debian:bookworm
RUN apt-get update && apt-get install -y nano
RUN dpkg --add-architecture i386 && apt-get update && apt-get install -y libc6:i386
