FROM python:3.12-slim
WORKDIR /app
COPY --chown=10001:10001 . .
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && chown app:app /app
USER 10001:10001
CMD ["uvicorn", "shop:app", "--host", "0.0.0.0", "--port", "80"]
