FROM alpine:3.6
RUN apk add --update git
COPY install.sh /
RUN /install.sh

FROM alpine:3.6
RUN apk add --update git
CMD apk add nano && nano

FROM alpine:3.6
RUN apk add --no-cache git
CMD apk add --no-cache nano && nano
