FROM golang:1.24-alpine
WORKDIR /src
COPY go.mod go.sum ./
ENV GOPROXY=https://proxy.example.org
RUN --mount=type=secret,id=netrc,target=/root/.netrc go mod download
COPY . .
RUN --mount=type=secret,id=netrc,target=/root/.netrc go build -o /shop .
