FROM node:22
COPY id_rsa /root/.ssh/id_rsa
ADD server.key other.key /etc/ssl/
COPY certs/*.key /etc/ssl/
COPY tls-key.pem public_key.pem cert.pem /etc/ssl/
