# stands in for the official images of languages and web servers where no registry answers: Debian's packages in their layout
FROM debian:bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        apache2 libapache2-mod-php nginx-light nodejs perl php-cli php-fpm python3 ruby ruby-webrick libfcgi-bin gcc libc6-dev \
        golang-go \
    && rm -rf /var/lib/apt/lists/*
RUN groupadd --gid 1000 node \
    && useradd --uid 1000 --gid node --shell /bin/bash --create-home node \
    && groupadd --gid 101 nginx \
    && useradd --uid 101 --gid nginx --no-create-home --shell /bin/false nginx \
    && ln -s python3 /usr/bin/python \
    && ln -s php-fpm8.2 /usr/sbin/php-fpm
COPY nginx.conf /etc/nginx/nginx.conf
COPY nginx-default.conf /etc/nginx/conf.d/default.conf
RUN ln -sf /dev/stdout /var/log/nginx/access.log \
    && ln -sf /dev/stderr /var/log/nginx/error.log \
    && chown root:root /var/cache /var/log/nginx \
    && mkdir -p /var/cache/nginx
COPY httpd.conf /usr/local/apache2/conf/httpd.conf
COPY --chmod=755 httpd-foreground apache2-foreground /usr/local/bin/
RUN mkdir -p /usr/local/apache2/logs /usr/local/apache2/htdocs \
    && for folder in /var/run/apache2 /var/lock/apache2 /var/log/apache2; do mkdir -p $folder && chmod 1777 $folder; done \
    && for log in error access other_vhosts_access; do ln -sfT /dev/stderr /var/log/apache2/$log.log; done \
    && rm -rf /var/www/html && mkdir -p /var/www/html && chown www-data:www-data /var/www/html && chmod 1777 /var/www/html
COPY php-fpm.conf /usr/local/etc/php-fpm.conf
WORKDIR /srv
