from golang:1.23 AS build
workdir /src
Run go build -o /app
onbuild RUN true
