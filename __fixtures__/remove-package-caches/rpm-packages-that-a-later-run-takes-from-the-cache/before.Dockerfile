FROM rockylinux:9 AS dnf
RUN dnf install -y nginx
WORKDIR /srv
RUN dnf install -y --cacheonly nginx-mod-stream
WORKDIR /tmp
RUN dnf install -y vim

FROM rockylinux:9 AS yum
RUN dnf makecache
WORKDIR /srv
RUN yum -C install -y vim && yum clean all

FROM opensuse/leap:15.6
RUN zypper --non-interactive install git
WORKDIR /srv
RUN zypper --non-interactive --no-refresh install vim && zypper clean --all

FROM fedora:42
RUN dnf install -y git
COPY . .
RUN ["/usr/bin/dnf", "-C", "install", "-y", "vim"]
