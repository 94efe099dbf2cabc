FROM debian:12-slim
RUN apt-get update && apt-get install -y nginx-light curl \
    && rm -rf /var/lib/apt/lists/*
COPY site.conf /etc/nginx/conf.d/
CMD ["nginx", "-g", "daemon off;"]
