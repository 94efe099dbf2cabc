FROM node:22
USER node
WORKDIR /app
COPY --link . .
RUN npm install
