FROM node:22
# for development
CMD ["npm", "run", "dev"]
CMD ["npm", "start"]

FROM node:22
CMD npm run old # before the move
CMD ["npm", "start"]
