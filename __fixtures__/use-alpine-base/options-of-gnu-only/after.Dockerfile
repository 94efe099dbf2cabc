FROM nginx:1.28-alpine
RUN apk add --no-cache coreutils findutils sed
RUN sed --in-place 's/worker_processes  auto/worker_processes 2/' /etc/nginx/nginx.conf && cp --parents /etc/nginx/nginx.conf /backup \
 && find /usr/share/nginx/html -type f -printf '%p\n' > /files
COPY html /usr/share/nginx/html
