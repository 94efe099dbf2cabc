FROM nginxinc/nginx-unprivileged:1.27
USER root
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
