ARG DISTRO=bookworm
FROM golang:1.26-${DISTRO} AS build
FROM node:22-${DISTRO}
