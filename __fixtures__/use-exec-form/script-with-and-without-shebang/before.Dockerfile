FROM node:22 AS a
COPY . /app
WORKDIR /app
CMD ./good.sh --fast
FROM node:22
COPY . /app
WORKDIR /app
CMD ./bad.sh
