FROM debian:bookworm-slim
RUN umask 077 && a
RUN b
