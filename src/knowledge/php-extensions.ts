/**
 * Extensions that `docker-php-ext-install` builds, and the apk packages that they take beside those whose Debian
 * counterparts a file has to install too: for most there are none. Sources: https://github.com/docker-library/php and the
 * dependency table of https://github.com/mlocati/docker-php-extension-installer (2026-08).
 */
export const phpExtensions: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    (
      'bcmath bz2 calendar ctype curl dom exif ffi fileinfo ftp gd gmp intl mbstring mysqli opcache pcntl pdo pdo_mysql ' +
      'pdo_pgsql pdo_sqlite pgsql phar posix session shmop simplexml soap sysvmsg sysvsem sysvshm tidy tokenizer xml ' +
      'xmlreader xmlwriter xsl zip zend_test'
    )
      .split(' ')
      .map((name) => [name, []]),
  ),
  // in glibc these are part of the C library
  gettext: ['gettext-dev'],
  sockets: ['linux-headers'],
};

/** Extensions of PECL that build on Alpine with PHP's own build packages and these. Source: the same table. */
export const peclExtensions: Readonly<Record<string, readonly string[]>> = {
  apcu: [],
  ast: [],
  ds: [],
  igbinary: [],
  msgpack: [],
  pcov: [],
  redis: [],
  xdebug: ['linux-headers'],
};
