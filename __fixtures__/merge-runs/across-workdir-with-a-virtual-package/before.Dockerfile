FROM alpine:3.20
RUN apk add --no-cache --virtual .build-deps gcc make musl-dev
COPY app /src
RUN apk add --no-cache --virtual=.tools curl
WORKDIR /src
RUN make && make install
WORKDIR /
RUN apk del .tools
CMD ["app"]
