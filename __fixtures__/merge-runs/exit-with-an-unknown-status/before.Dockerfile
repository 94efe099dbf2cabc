FROM debian:bookworm-slim
RUN a; exit $?
RUN b
