FROM node:22
WORKDIR /app
COPY . .
RUN sed -i s/2.1.3/2.0.0/ package.json && npm install
