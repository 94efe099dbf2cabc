FROM nginx:1.28
COPY html /usr/share/nginx/html
