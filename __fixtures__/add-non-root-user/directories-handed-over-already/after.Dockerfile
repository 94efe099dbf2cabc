FROM python:3.12-slim
RUN groupadd -g 1000 shop && useradd -m -u 1000 -g shop shop
WORKDIR /app
COPY . .
RUN pip install -r requirements.txt
RUN mkdir -p var/log /srv/shop && cd var && chown -R shop:shop /app log
EXPOSE 8000
RUN chown 1000:1000 /srv/shop
# shop
USER 1000:1000
CMD ["gunicorn", "shop:app"]
