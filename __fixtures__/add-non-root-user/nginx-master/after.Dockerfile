FROM nginx:1.27-alpine
COPY site /usr/share/nginx/html
EXPOSE 80
RUN touch /run/nginx.pid && chown 101:101 /var/cache/nginx /run/nginx.pid
# nginx
USER 101:101
CMD ["nginx", "-g", "daemon off;"]
