# syntax=docker/dockerfile:1
FROM node:22
ARG NPM_TOKEN
RUN npm config set //registry.example.org/:_authToken=$NPM_TOKEN && npm ci
