ARG NODE=14.21.3-buster
FROM node:${NODE} AS build
FROM node:${NODE}
