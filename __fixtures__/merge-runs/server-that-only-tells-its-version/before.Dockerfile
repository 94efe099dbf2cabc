FROM debian:bookworm-slim
RUN nginx -t
RUN b
