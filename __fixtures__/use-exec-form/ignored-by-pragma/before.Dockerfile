FROM node:22
# hadolint ignore=DL3025
CMD node a.js
