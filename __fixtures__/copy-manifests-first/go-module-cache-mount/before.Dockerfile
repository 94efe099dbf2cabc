FROM golang:1.24-alpine
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod go build -o /shop .
