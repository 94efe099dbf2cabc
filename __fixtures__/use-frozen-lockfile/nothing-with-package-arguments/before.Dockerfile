FROM node:22
WORKDIR /app
COPY . .
RUN npm install -g nodemon && npm install express && npm i ./lib
