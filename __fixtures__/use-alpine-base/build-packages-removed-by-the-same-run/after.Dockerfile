FROM python:3.12-alpine
WORKDIR /app
COPY requirements.txt .
# libpq stays, the compiler goes
RUN apk add --no-cache curl libgcc libstdc++ && apk add --no-cache --virtual .build-deps build-base linux-headers libxml2-dev libxslt-dev \
 && pip install --no-cache-dir -r requirements.txt \
 && apk del .build-deps
COPY . .
CMD ["gunicorn", "app:app"]
