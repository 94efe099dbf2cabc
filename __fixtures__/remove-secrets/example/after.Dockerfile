# syntax=docker/dockerfile:1
FROM node:22
RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm config set //registry.example.org/:_authToken=$NPM_TOKEN && npm ci
