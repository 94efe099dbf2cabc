FROM python:3.12-alpine

RUN apk add --no-cache \
    # for pictures
    libjpeg-turbo-dev \
    zlib-dev \
    freetype-dev \
    # for the rest
    ffmpeg \
    gettext-envsubst \
    netcat-openbsd \
    font-dejavu
COPY requirements.txt ./
RUN pip install -r requirements.txt
COPY . .
CMD ["uvicorn", "main:app"]
