FROM node:22
# system packages
RUN apt-get update && \
    # for native add-ons
    apt-get install -y --no-install-recommends \
      python3 \
      # compiler
      make \
      g++ \
    && rm -rf /var/lib/apt/lists/* /tmp/* /var/tmp/*
RUN echo start \
    && apt-get update \
    # to look around
    && apt-get install -y curl \
    && apt-get clean
RUN rm -rf /var/lib/apt/lists/* /tmp/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
CMD ["npm", "start"]
