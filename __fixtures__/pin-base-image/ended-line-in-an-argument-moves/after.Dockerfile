ARG NODE=22.23.2-bookworm
FROM node:${NODE} AS build
FROM node:${NODE}
