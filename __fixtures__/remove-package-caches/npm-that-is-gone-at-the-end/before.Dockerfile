FROM alpine:3.20
RUN apk add --no-cache --virtual .build nodejs npm && npm install -g less && apk del .build
RUN cd /tmp/app && npm install && rm -rf /tmp/app
RUN if command -v npm; then npm install; fi
RUN npm ci || npm install
