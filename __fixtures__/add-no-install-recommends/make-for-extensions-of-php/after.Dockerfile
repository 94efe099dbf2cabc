FROM ubuntu:22.04
RUN apt-get update && apt-get install -y --no-install-recommends php-pear php8.1-dev libevent-dev make
RUN pecl install event
