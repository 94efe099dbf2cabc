FROM node:22
ENV GIT_EXECUTABLE=/usr/bin/git
RUN rm -f /usr/bin/wget
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
CMD ["node", "index.js"]
