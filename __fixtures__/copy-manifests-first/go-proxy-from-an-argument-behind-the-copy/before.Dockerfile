FROM golang:1.22
WORKDIR /src
COPY . .
ARG VERSION=dev
ARG GOPROXY
RUN export CGO_ENABLED=0 && go build -ldflags "-X main.version=$VERSION" -o /app .
