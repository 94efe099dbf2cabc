FROM node:22.23.2-bookworm AS build
RUN npm ci

FROM ubuntu:22.04
FROM python:3.10.21-slim-trixie
