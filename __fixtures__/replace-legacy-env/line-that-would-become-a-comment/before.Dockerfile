FROM alpine:3.20
ENV A v \
"# x" y
