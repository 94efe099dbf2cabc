FROM node:99-alpine
