FROM golang:1.22
WORKDIR /src
COPY . .
RUN GOPROXY=https://proxy.example.org,direct CGO_ENABLED=0 go build -o /app .
