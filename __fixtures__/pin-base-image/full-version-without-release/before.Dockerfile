FROM node:22.23.2-bookworm-slim AS build
FROM nginx:1.31.4-alpine3.24
FROM python:3.12.1
