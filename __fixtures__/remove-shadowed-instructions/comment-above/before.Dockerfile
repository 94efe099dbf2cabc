FROM node:22
# for development
CMD ["npm", "run", "dev"]
CMD ["npm", "start"]
