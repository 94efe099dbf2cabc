FROM ubuntu:24.04
RUN apt-get update && apt-get install -y --no-install-recommends apache2 && rm -rf /var/lib/apt/lists/*
CMD ["/usr/sbin/apache2ctl", "-D", "FOREGROUND"]

FROM ubuntu:24.04
COPY bin/ /usr/bin/
CMD /usr/bin/shop --port 8080
