FROM debian:bookworm-slim
RUN mkdir /src \
    && git clone https://example.org/a.git /src/a
