FROM node:22
RUN npm install -g pnpm@8.15.0
WORKDIR /app
COPY . .
RUN pnpm install
