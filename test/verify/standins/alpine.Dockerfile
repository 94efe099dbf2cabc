# stands in for the alpine variant of an image: the tools of alpine, as far as imgfix writes them
FROM base
RUN rm -f /usr/sbin/addgroup /usr/sbin/adduser
COPY busybox-users /usr/local/sbin/addgroup
COPY busybox-users /usr/local/sbin/adduser
COPY apk /usr/local/sbin/apk
