FROM golang:1.22 AS build
    WORKDIR /src

    # all
    COPY . .
    RUN go build -o /api .

FROM golang:1.22 AS other
    WORKDIR /src
    COPY . .
    ENV GOPROXY=https://proxy.golang.org
    RUN go build -o /api .
