FROM golang:1.23
RUN go mod download
FROM rust:1.80
RUN cargo fetch
FROM maven:3.9-eclipse-temurin-21
RUN mvn dependency:go-offline
FROM python:3.12
RUN pip download -d /wheels -r requirements.txt
FROM mcr.microsoft.com/playwright:v1.48.0
RUN npx playwright install
