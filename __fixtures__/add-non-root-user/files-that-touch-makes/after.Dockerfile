FROM python:3.12-slim
WORKDIR /shop
COPY shop.py .
RUN touch shop.db /var/log/shop.log /tmp/stamp && rm /tmp/stamp
RUN mkdir -p /data && chown 10001:10001 /data
VOLUME /data
EXPOSE 8000
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && chown app:app /shop /shop/shop.db /var/log/shop.log
USER 10001:10001
CMD ["python", "shop.py"]
