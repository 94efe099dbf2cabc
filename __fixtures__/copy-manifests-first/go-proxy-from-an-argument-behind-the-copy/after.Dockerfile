FROM golang:1.22
WORKDIR /src
COPY go.mod go.sum ./
ARG VERSION=dev
ARG GOPROXY
RUN go mod download
COPY . .
RUN export CGO_ENABLED=0 && go build -ldflags "-X main.version=$VERSION" -o /app .
