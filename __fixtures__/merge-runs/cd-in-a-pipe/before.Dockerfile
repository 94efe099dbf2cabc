FROM debian:bookworm-slim
RUN cd /tmp | a
RUN b
