FROM node:22-bookworm-slim
CMD ["node", "--version"]
