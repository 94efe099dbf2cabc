FROM alpine:3.22
EXPOSE 8080
CMD tail -f /dev/null
