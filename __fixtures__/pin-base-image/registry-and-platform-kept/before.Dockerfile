# syntax=docker/dockerfile:1
FROM --platform=$BUILDPLATFORM docker.io/library/golang:1.26-alpine   AS build
FROM index.docker.io/library/node:22-slim
FROM library/redis:7
FROM localhost:5000/node:22
