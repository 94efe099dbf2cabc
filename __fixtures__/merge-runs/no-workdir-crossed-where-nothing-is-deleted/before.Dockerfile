FROM debian:bookworm-slim
RUN curl -O https://example.org/a
WORKDIR /app
RUN make
