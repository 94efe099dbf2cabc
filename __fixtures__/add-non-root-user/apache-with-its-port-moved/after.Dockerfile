FROM httpd:2.4
COPY site /usr/local/apache2/htdocs
RUN sed -i 's/^Listen 80$/Listen 8080/' /usr/local/apache2/conf/httpd.conf \
    && chown 33:33 /usr/local/apache2/logs
# www-data
USER 33:33
