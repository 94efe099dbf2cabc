FROM node:22
RUN apt-get update && apt-get install -y curl && \
    # tidy up
    rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
CMD ["npm", "start"]
