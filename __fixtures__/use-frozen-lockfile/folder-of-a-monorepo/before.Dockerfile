FROM node:22
WORKDIR /srv
COPY . .
RUN cd client && npm install
RUN npm --prefix server install
