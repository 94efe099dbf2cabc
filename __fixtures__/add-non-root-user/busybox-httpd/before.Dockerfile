FROM busybox:1.36
WORKDIR /www
COPY . .
CMD ["busybox", "httpd", "-f", "-v", "-p", "8080"]
