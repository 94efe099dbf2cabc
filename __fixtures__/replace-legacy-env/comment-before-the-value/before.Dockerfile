FROM alpine:3.20
ENV DEPS \
    # needed by phpize
    file
