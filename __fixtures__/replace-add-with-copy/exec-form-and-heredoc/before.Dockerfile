# syntax=docker/dockerfile:1
FROM alpine:3.20
ADD ["a b.txt", "/x y/"]
ADD <<EOF /etc/app.conf
k=v
EOF
