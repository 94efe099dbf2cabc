FROM debian:bookworm-slim
RUN curl -o /tmp/a https://example.org/a
WORKDIR /app
COPY . .
RUN rm /tmp/a
