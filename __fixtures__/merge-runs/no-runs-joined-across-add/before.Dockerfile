FROM debian:bookworm-slim
RUN a
ADD a /a
RUN b
