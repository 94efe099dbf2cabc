FROM debian:bookworm-slim
RUN a
ENV A=1
RUN b
