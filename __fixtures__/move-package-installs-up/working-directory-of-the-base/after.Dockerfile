FROM node:22
RUN apt-get update && apt-get install -y jq
COPY package.json .
