FROM golang:1.22-alpine AS b
WORKDIR /src
COPY . .
RUN apk add --no-cache git gcc musl-dev && go build -o /api
FROM scratch
COPY --from=b /api /api
