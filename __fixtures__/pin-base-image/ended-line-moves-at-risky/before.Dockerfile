FROM node:16.20.2-buster AS build
RUN npm ci

FROM ubuntu:18.04
FROM python:3.7.17-slim-buster
