FROM node:22

RUN apt-get update

RUN apt-get install -y \
    curl \
    git
RUN apt-get clean
RUN rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
RUN bash -c "echo built"
COPY . .
CMD ["npm", "start"]
