FROM nginx:1.28
COPY nginx.conf /etc/nginx/nginx.conf
COPY html /usr/share/nginx/html
