FROM debian:bookworm-slim
RUN pip install a
RUN echo 2024-05-17 && curl -O https://example.org/a
