FROM node:22
CMD ["npm", "run", "dev"]
COPY . .
HEALTHCHECK CMD curl -f http://localhost/
HEALTHCHECK NONE
CMD ["npm", "start"]
