FROM node:20
WORKDIR /a
COPY . .
RUN if [ -f package-lock.json ]; then npm ci; else npm install; fi
CMD ["node","x"]
