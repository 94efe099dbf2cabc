from python:3.12-slim
workdir /app
copy --chown=10001:10001 . .
run mkdir -p /data && chown 10001:10001 /data
volume /data
expose 8000
run groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && chown app:app /app
user 10001:10001
cmd ["python", "main.py"]
