FROM node:22
ARG U=node
USER ${U}
WORKDIR /app
COPY --chown=${U} package.json .
RUN npm install
ARG U=other
COPY . .
RUN npm install
