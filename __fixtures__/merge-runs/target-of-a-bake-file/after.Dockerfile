FROM alpine:3.20 AS tools
RUN apk add --no-cache git \
    && adduser -D builder

FROM alpine:3.20
COPY --from=tools /etc/passwd /etc/passwd
