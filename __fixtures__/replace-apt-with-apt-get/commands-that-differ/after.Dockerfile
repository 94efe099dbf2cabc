FROM ubuntu:24.04
RUN apt-get update && apt-get upgrade --with-new-pkgs -y && apt-get dist-upgrade -y
RUN apt-get -y upgrade --without-new-pkgs
RUN apt-get purge -y curl && apt-get autoremove
RUN apt-get dist-upgrade -y | tee /log
