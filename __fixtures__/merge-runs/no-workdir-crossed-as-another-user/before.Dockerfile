FROM debian:bookworm-slim
USER app
RUN curl -o /tmp/a https://example.org/a
WORKDIR /app
RUN rm /tmp/a
