FROM node:22
# the lists
RUN apt-get update
RUN apt-get install -y curl
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
CMD ["npm", "start"]
