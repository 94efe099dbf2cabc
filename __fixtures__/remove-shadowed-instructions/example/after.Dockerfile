FROM node:22
COPY . .
HEALTHCHECK NONE
CMD ["npm", "start"]
