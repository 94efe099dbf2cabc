FROM node:22
CMD ['node', 'a.js']
CMD ["node", "a.js",]
