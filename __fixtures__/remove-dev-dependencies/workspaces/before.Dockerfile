FROM node:22
WORKDIR /repo
COPY . .
RUN npm ci
CMD ["node", "apps/web"]
