FROM debian:bookworm-slim
RUN a
CMD ["b"]
