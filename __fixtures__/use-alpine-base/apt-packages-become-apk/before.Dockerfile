FROM nginx:1.28
# for the health check
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        curl \
        # to look at answers
        jq dnsutils \
    && apt-get clean \
    && rm -rf /var/lib/apt/lists/*
COPY html /usr/share/nginx/html
HEALTHCHECK CMD curl -f http://localhost/ || exit 1
