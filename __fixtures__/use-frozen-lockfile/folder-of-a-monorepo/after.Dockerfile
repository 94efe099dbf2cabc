FROM node:22
WORKDIR /srv
COPY . .
RUN cd client && npm ci
RUN npm --prefix server ci
