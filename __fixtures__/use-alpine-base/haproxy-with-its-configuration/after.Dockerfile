FROM haproxy:3.0-alpine
COPY haproxy.cfg /usr/local/etc/haproxy/haproxy.cfg
