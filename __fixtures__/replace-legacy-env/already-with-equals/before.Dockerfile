FROM alpine:3.20
ENV A=b C="d e" \
    F=g
LABEL a=b
ARG X
