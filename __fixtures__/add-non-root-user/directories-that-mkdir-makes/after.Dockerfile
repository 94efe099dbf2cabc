FROM python:3.12-slim
RUN mkdir -p /data/orders /usr/share/man/man1 /build && rm -rf /build
WORKDIR /app
COPY --chown=10001:10001 . .
EXPOSE 8000
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && chown app:app /app /data/orders
USER 10001:10001
CMD ["python", "shop.py"]
