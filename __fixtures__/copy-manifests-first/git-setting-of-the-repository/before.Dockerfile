FROM node:20
WORKDIR /app
COPY . .
RUN git config core.hooksPath .githooks
RUN npm ci
CMD ["node", "index.js"]
