FROM golang:1.22-alpine AS b
COPY . /src
RUN cd /src/cmd/api \
    && apk add --no-cache git \
    # private modules
    && git config --global url."https://x@github.com/".insteadOf "https://github.com/" \
    && GOPRIVATE=github.com/acme CGO_ENABLED=0 go build -o /api .
FROM scratch
COPY --from=b /api /api
