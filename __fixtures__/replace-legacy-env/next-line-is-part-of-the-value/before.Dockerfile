FROM alpine:3.20
ENV FOO bar \
    BAZ qux
ENV LANG en_US.UTF-8 \
    LC_ALL=en_US.UTF-8
