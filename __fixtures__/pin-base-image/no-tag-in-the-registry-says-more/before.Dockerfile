FROM node:22
FROM ghcr.io/org/tools:1
FROM ghcr.io/org/tools:1.2.3
FROM python:3.12.14-slim-trixie
FROM nginx
