FROM node:22
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
RUN ln -sf /usr/bin/python3 /usr/bin/python
COPY . .
CMD ["node", "index.js"]
