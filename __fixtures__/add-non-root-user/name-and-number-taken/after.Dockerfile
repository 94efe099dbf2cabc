FROM python:3.12-slim
RUN groupadd -g 10001 app
WORKDIR /app
COPY --chown=10002:10002 . .
EXPOSE 8000
RUN groupadd --gid 10002 appuser \
    && useradd --no-log-init --no-create-home --uid 10002 --gid appuser --shell /usr/sbin/nologin appuser \
    && chown appuser:appuser /app
USER 10002:10002
CMD ["python", "shop.py"]
