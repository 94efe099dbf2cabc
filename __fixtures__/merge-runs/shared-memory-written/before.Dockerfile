FROM debian:bookworm-slim
RUN mkdir /dev/shm/x
RUN mkdir /dev/shm/x
