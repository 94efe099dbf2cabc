FROM python:3.12

RUN apt-get update && apt-get install -y --no-install-recommends \
    # for pictures
    libjpeg-dev \
    zlib1g-dev \
    libfreetype6-dev \
    # for the rest
    ffmpeg \
    gettext-base \
    netcat-traditional \
    fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*
COPY requirements.txt ./
RUN pip install -r requirements.txt
COPY . .
CMD ["uvicorn", "main:app"]
