FROM node:22-alpine
# system packages
RUN \
    # for native add-ons
    apk add --no-cache \
      python3 \
      # compiler
      make \
      g++ linux-headers \
    && rm -rf /tmp/* /var/tmp/*
RUN echo start \
    && \
    # to look around
    apk add --no-cache curl
RUN rm -rf /tmp/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
CMD ["npm", "start"]
