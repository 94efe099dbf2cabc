FROM node:22 AS build
FROM node:24.19.0-alpine3.24 AS assets
FROM nginx
FROM python:3.12.14-trixie
FROM constructor:2
