FROM golang:1.22-alpine AS b
WORKDIR /src
COPY go.mod go.sum ./
RUN apk add --no-cache git gcc musl-dev && go mod download
COPY . .
RUN go build -o /api
FROM scratch
COPY --from=b /api /api
