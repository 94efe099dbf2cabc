FROM node:22
ENV SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt
WORKDIR /app
COPY corp.crt /usr/local/share/ca-certificates/
RUN update-ca-certificates
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
CMD ["node", "index.js"]
