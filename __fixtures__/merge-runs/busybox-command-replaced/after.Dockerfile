FROM alpine:3.20
RUN (tar xf a && apk add tar) \
    && tar xf b
