FROM node:22
COPY package.json .
RUN apt-get update && apt-get install -y jq
