FROM node:22-bookworm
CMD ["node", "--version"]
