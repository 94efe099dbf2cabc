FROM node:22-alpine
RUN apk add --no-cache bash
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
RUN echo "a\nb" > /etc/app.conf && echo -e "c\nd" >> /etc/app.conf
COPY . .
CMD ["npm", "start"]
