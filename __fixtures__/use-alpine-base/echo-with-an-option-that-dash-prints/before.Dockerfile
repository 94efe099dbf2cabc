FROM node:22
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
RUN echo -e "a\nb" > /etc/app.conf
COPY . .
CMD ["npm", "start"]
