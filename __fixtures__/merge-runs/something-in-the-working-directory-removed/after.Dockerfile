FROM debian:bookworm-slim
WORKDIR /app
RUN rm -rf /app/build ./dist \
    && make
