FROM bitnami/node:20
FROM mcr.microsoft.com/dotnet/aspnet:8.0
FROM quay.io/keycloak/keycloak:26.0.7
FROM nvidia/cuda
