FROM debian:bookworm-slim
RUN a
ARG A=1
RUN b
