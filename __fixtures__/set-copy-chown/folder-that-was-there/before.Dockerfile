FROM debian:bookworm-slim
RUN useradd app
WORKDIR /app
COPY . .
RUN chown -R app:app /app
COPY src/ /app/src
RUN chown -R app:app /app
COPY src/ /data/x
RUN chown -R app:app /data/x
