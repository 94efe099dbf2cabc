FROM nginx:1.28
RUN apt-get update && apt-get install curl -y
COPY html /usr/share/nginx/html
