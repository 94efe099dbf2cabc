FROM golang:1.23
RUN go build ./...
COPY test test
RUN go test ./... && go clean -cache
