FROM alpine:3.20
RUN apk add --no-cache --virtual .build-deps gcc make musl-dev
COPY app /src
RUN apk add --no-cache --virtual=.tools curl \
    && mkdir -p /src && cd /src \
    && make && make install \
    && cd / \
    && apk del .tools
WORKDIR /
CMD ["app"]
