FROM busybox:1.36
WORKDIR /www
COPY --chown=10001:10001 . .
RUN chown 10001:10001 /www
USER 10001:10001
CMD ["busybox", "httpd", "-f", "-v", "-p", "8080"]
