FROM node:22-slim
WORKDIR /app
COPY --exclude=*.md . .
RUN npm ci
