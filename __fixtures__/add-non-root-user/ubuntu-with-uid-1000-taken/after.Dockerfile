FROM ubuntu:24.04
RUN apt-get update && apt-get install -y --no-install-recommends python3 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --chown=10001:10001 app.py .
EXPOSE 8000
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && chown app:app /app
USER 10001:10001
CMD ["python3", "app.py"]
