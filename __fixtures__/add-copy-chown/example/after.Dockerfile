FROM node:22
USER node
WORKDIR /home/node/app
COPY --chown=node package.json package-lock.json ./
RUN npm install
COPY . .
CMD ["node", "."]
