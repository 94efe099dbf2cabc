FROM nginx:1.28
RUN apt-get update && apt-get install -y curl=7.88.1-10 libnginx-mod-http-lua
COPY html /usr/share/nginx/html
