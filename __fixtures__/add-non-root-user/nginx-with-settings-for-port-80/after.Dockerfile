FROM nginx:1.27
COPY nginx.conf /etc/nginx/conf.d/default.conf
RUN touch /run/nginx.pid && chown 101:101 /var/cache/nginx /run/nginx.pid
# nginx
USER 101:101
