FROM alpine:3.20
RUN apk add --update git
COPY a /a
RUN apk search nano

FROM alpine:3.20
RUN apk update && apk add --no-cache git
COPY a /a
RUN apk add --no-network nano

FROM alpine:3.20
RUN apk add --update git
COPY a /a
RUN ./install.sh
