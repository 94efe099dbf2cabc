FROM debian:bookworm-slim
RUN cd /tmp && make
RUN rm -rf /tmp/src
