FROM haproxy:3.0
COPY haproxy.cfg /usr/local/etc/haproxy/haproxy.cfg
