FROM golang:1.23
WORKDIR /go/src/app
FROM php:8.3-apache
WORKDIR /var/www/html/public
FROM node:22
WORKDIR /app
WORKDIR /app
