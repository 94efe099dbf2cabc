FROM nginx:1.28-alpine
# for the health check
RUN apk add --no-cache \
        curl \
        # to look at answers
        jq bind-tools
COPY html /usr/share/nginx/html
HEALTHCHECK CMD curl -f http://localhost/ || exit 1
