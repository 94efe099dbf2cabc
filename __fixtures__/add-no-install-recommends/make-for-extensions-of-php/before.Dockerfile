FROM ubuntu:22.04
RUN apt-get update && apt-get install -y php-pear php8.1-dev libevent-dev
RUN pecl install event
