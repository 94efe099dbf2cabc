FROM x/y
RUN yum -y update openssl && apk upgrade musl && pip install -U pip && npm update
