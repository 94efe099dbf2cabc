FROM node:20
WORKDIR /app
COPY src ./src
ADD generated.tar.gz ./
COPY package.json package-lock.json ./
RUN npm ci
RUN npm run build
