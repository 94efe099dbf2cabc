FROM node:22-slim
WORKDIR /app
COPY . .
RUN --mount=type=bind,source=package.json,target=/app/package.json npm ci
