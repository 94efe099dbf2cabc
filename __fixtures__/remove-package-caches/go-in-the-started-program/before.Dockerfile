FROM golang:1.23
COPY . .
RUN go build ./...
ENTRYPOINT ["sh", "-c", "go test ./..."]
