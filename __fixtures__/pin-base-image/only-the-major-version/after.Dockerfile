FROM node:26 AS build
RUN npm ci

FROM python:3.12-slim
