FROM node:22
WORKDIR /app
COPY . .
RUN npm pkg set dependencies.ms=2.0.0
RUN npm install
