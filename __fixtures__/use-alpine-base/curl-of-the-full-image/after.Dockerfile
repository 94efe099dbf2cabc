FROM nginx:alpine
RUN apk add --no-cache curl
COPY html /usr/share/nginx/html
HEALTHCHECK CMD curl -f http://localhost/ || exit 1
