from golang:1.23 as build
workdir /src
run go build -o /app
onbuild run true
