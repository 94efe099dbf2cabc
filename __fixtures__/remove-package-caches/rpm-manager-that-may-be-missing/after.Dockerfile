FROM registry.example.org/base:1
RUN if command -v dnf; then dnf install -y nano; else yum install -y nano; fi \
    && rm -rf /var/cache/yum /var/cache/dnf /var/cache/libdnf5
RUN yum install -y nano && rm -rf /etc/yum.repos.d/* \
    && rm -rf /var/cache/yum /var/cache/dnf /var/cache/libdnf5
