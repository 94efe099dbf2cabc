FROM node:20-bookworm
ENV TZ=Europe/Berlin
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY . .
USER node
CMD ["npm", "start"]
