FROM debian:bookworm
RUN apt-get update
CMD nginx -g 'daemon off;' -c "/etc/a b" c\ d 'e"f\g' -x="y"
