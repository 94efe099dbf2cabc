FROM registry.example.org/base:1
RUN if command -v dnf; then dnf install -y nano; else yum install -y nano; fi
RUN yum install -y nano && rm -rf /etc/yum.repos.d/*
