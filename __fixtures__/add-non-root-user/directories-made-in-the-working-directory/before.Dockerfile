FROM node:20-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY . .
RUN mkdir -p -m 755 uploads ./logs build && cd build && mkdir objects && cd .. && rm -r build
RUN cd /var/lib && mkdir shop
EXPOSE 3000
CMD ["node", "server.js"]
