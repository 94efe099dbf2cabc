FROM golang:1.24-alpine
WORKDIR /src
COPY . .
ENV GOPROXY=https://proxy.example.org
RUN --mount=type=secret,id=netrc,target=/root/.netrc go build -o /shop .
