FROM debian:bookworm
RUN mkdir -p /etc/mysql \
    && echo '[mysqld]\n\
bind-address=0.0.0.0\n\
' > /etc/mysql/my.cnf \
    && printf "a\n\
# no line of the file\n\
  b" > /x && true \
    && mkdir /y
