FROM debian:bookworm-slim
RUN a
COPY a /a
RUN b
