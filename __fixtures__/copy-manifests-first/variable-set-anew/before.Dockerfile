FROM node:22-slim
ENV APP=/app
COPY . $APP
ENV APP=/srv
WORKDIR /app
RUN npm ci
