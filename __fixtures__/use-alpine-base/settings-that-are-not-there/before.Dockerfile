FROM nginx:1.28
COPY nginx.conf /etc/nginx/nginx.conf
COPY dist /usr/share/nginx/html
