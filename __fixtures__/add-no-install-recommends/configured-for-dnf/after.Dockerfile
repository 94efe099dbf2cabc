FROM fedora:40
RUN dnf install -y --setopt=install_weak_deps=False vim
RUN dnf install -y --setopt=install_weak_deps=False git
RUN echo install_weak_deps=False >> /etc/dnf/dnf.conf && dnf install -y htop
RUN dnf install -y nano

FROM fedora:40
COPY dnf.conf /etc/dnf/dnf.conf
RUN dnf install -y nano

FROM fedora:40
RUN dnf install -y dnf-plugins-core && dnf config-manager --save --setopt=install_weak_deps=False
RUN dnf install -y nano
