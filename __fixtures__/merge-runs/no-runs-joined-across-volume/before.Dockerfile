FROM debian:bookworm-slim
RUN a
VOLUME /a
RUN b
