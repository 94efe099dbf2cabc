FROM node:22
COPY id_rsa /root/.ssh/id_rsa
ADD server.key other.key /etc/ssl/
