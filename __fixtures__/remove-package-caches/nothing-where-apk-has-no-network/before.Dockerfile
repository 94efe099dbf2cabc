FROM alpine:3.20
RUN apk add --no-cache curl && find / -name '*.so' | xargs -r apk add --no-network --virtual .run
