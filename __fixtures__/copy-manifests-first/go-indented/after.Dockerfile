FROM golang:1.22 AS build
    WORKDIR /src

    COPY go.mod go.sum ./
    RUN go mod download

    # all
    COPY . .
    RUN go build -o /api .

FROM golang:1.22 AS other
    WORKDIR /src
    COPY go.mod go.sum ./
    ENV GOPROXY=https://proxy.golang.org
    RUN go mod download
    COPY . .
    RUN go build -o /api .
