FROM busybox:1.36
COPY . /www
CMD ["httpd", "-f", "-h", "/www"]
