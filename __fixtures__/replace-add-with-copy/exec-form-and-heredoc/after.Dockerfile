# syntax=docker/dockerfile:1
FROM alpine:3.20
COPY ["a b.txt", "/x y/"]
COPY <<EOF /etc/app.conf
k=v
EOF
