FROM golang:1.22-alpine AS builder
RUN apk add --no-cache git
WORKDIR /app
COPY services/api/go.mod services/api/go.sum services/api/
WORKDIR /app/services/api
RUN go mod download
COPY . /app
RUN CGO_ENABLED=0 GOOS=linux go build -ldflags="-s -w" -o /out/api .

FROM alpine:3.20
COPY --from=builder /out/api /api
CMD ["/api"]
