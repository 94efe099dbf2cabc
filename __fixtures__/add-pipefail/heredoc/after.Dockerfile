# syntax=docker/dockerfile:1
FROM alpine:3.20
RUN <<EOF
set -o pipefail
apk add curl
curl -s https://example.org/a | sh
EOF
