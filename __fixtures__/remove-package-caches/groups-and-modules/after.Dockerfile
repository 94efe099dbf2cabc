FROM fedora:41
RUN dnf -y group install development-tools \
    && dnf clean all
COPY a /a
RUN dnf -y module install nodejs:20 \
    && dnf clean all
COPY b /b
RUN dnf -y swap busybox coreutils \
    && dnf clean all
