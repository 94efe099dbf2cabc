FROM node:22
ARG U=node
ENV W=node
USER $W
WORKDIR /app
COPY --chown=node . .
RUN npm install
