FROM golang:1.22
WORKDIR /src
COPY . .
RUN export GOPROXY=https://proxy.example.org,direct && go build -o /app .
