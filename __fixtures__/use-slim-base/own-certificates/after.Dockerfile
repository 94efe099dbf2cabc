FROM node:22-slim
ENV SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY corp.crt /usr/local/share/ca-certificates/
RUN update-ca-certificates
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
CMD ["node", "index.js"]
