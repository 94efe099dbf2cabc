# What debuerreotype-slimify does: https://github.com/debuerreotype/debuerreotype
FROM base
RUN printf 'path-exclude %s/*\n' /usr/share/doc /usr/share/man /usr/share/info /usr/share/locale /usr/share/groff \
      /usr/share/lintian /usr/share/linda > /etc/dpkg/dpkg.cfg.d/slim \
 && echo 'path-include /usr/share/doc/*/copyright' >> /etc/dpkg/dpkg.cfg.d/slim \
 && find /usr/share/doc -type f ! -name copyright -delete \
 && rm -rf /usr/share/man/* /usr/share/info/* /usr/share/locale/*
