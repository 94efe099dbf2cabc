FROM node:22
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y dist-upgrade && apt-get install -y curl && apt-get clean
RUN apt-get update && apt-get upgrade -y
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
CMD ["npm", "start"]
