FROM node:22
ARG U=node
ENV W=node
USER $W
WORKDIR /app
COPY . .
RUN npm install
