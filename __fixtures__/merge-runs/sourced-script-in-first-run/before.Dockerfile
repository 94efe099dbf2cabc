FROM debian:bookworm-slim
RUN . ./env.sh && a
RUN b
