FROM nginx:1.27-alpine
COPY site /usr/share/nginx/html
EXPOSE 8080
RUN sed -i 's/listen\(.*[ :]\)80;/listen\18080;/' /etc/nginx/conf.d/default.conf \
    && touch /run/nginx.pid \
    && chown 101:101 /var/cache/nginx /run/nginx.pid
# nginx
USER 101:101
HEALTHCHECK CMD wget -qO- http://localhost:8080/ || exit 1
CMD ["nginx", "-g", "daemon off;"]
