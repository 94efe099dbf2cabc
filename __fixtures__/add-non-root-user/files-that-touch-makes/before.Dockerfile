FROM python:3.12-slim
WORKDIR /shop
COPY shop.py .
RUN touch shop.db /var/log/shop.log /tmp/stamp && rm /tmp/stamp
VOLUME /data
EXPOSE 8000
CMD ["python", "shop.py"]
