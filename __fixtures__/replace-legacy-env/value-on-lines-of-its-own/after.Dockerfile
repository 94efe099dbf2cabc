FROM alpine:3.20
ENV PHPIZE_DEPS="autoconf \
		dpkg-dev dpkg \
		file"
ENV ONE=word
