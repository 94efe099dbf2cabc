FROM debian:bookworm-slim
WORKDIR /app
RUN rm -rf /app && git clone x /app
RUN make
