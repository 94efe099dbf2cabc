FROM node:22
RUN npm_config_cache=/tmp/npm npm ci
ENV npm_config_cache=/cache
RUN npm ci
