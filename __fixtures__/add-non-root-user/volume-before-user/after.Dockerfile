FROM python:3.12-slim
WORKDIR /app
COPY --chown=10001:10001 shop.py .
RUN mkdir -p /var/lib/shop /app/uploads \
    && chown 10001:10001 /var/lib/shop /app/uploads
# orders are kept here
VOLUME ["/var/lib/shop", "/app/uploads"]
EXPOSE 8000
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && chown app:app /app
USER 10001:10001
CMD ["python", "shop.py"]
