FROM alpine:3.20
ENV OPTS -Da=b -Dc=d
ENV X = y
ENV Z =y
