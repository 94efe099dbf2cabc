FROM node:22
SHELL ["/bin/bash", "-lc"]
CMD node a.js
FROM node:22
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
CMD node a.js
FROM node:22
SHELL ["pwsh", "-c"]
CMD node a.js
