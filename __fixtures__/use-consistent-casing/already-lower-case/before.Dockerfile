from golang:1.23 as build
run go build -o /app
