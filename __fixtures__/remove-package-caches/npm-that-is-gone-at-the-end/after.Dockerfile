FROM alpine:3.20
RUN apk add --no-cache --virtual .build nodejs npm && npm install -g less && apk del .build \
    && rm -rf ~/.npm
RUN cd /tmp/app && npm install && rm -rf /tmp/app \
    && rm -rf ~/.npm
RUN if command -v npm; then npm install; fi \
    && rm -rf ~/.npm
RUN npm ci || npm install \
    && rm -rf ~/.npm
