FROM golang:1.24 AS tools
RUN go install example.org/tool@v1
FROM node:22-slim
WORKDIR /app
COPY package.json package-lock.json ./
COPY --from=tools /go/bin/tool /usr/local/bin/tool
RUN npm ci
COPY . .
