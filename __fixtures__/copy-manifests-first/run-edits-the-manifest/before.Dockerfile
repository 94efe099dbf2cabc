FROM node:22-slim
WORKDIR /app
COPY . .
RUN sed -i s/4.21/4.20/ package.json
RUN npm ci
