FROM alpine:3.20
ENV DEPS="autoconf \
    # needed by phpize
    file \

    g++"
