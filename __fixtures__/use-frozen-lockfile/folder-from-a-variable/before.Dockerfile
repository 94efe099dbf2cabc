FROM node:22
ARG DIR=web
COPY . /srv
RUN cd /srv/$DIR && npm install
