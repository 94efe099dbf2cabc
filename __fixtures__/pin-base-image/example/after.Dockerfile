FROM node:22.23.2-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM nginx:1.31.4-alpine3.24
COPY --from=build /app/dist /usr/share/nginx/html
