FROM node:24-slim
FROM golang:1.26.7-trixie
COPY --from=bitnami/redis:latest /x /x
