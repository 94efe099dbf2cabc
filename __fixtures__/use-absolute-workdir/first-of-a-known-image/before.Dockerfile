FROM golang:1.23
WORKDIR src/app
FROM php:8.3-apache
WORKDIR public
FROM node:22
WORKDIR app/
WORKDIR .
