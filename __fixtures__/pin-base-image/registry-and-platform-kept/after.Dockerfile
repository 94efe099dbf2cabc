# syntax=docker/dockerfile:1
FROM --platform=$BUILDPLATFORM docker.io/library/golang:1.26.7-alpine3.24   AS build
FROM index.docker.io/library/node:22.23.2-bookworm-slim
FROM library/redis:7.4.11-bookworm
FROM localhost:5000/node:22
