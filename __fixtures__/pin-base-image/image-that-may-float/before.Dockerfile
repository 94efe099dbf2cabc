FROM node:22 AS build
FROM node:24-alpine AS assets
FROM nginx
FROM python:3.12
FROM constructor:2
