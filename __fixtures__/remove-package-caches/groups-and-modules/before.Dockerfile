FROM fedora:41
RUN dnf -y group install development-tools
COPY a /a
RUN dnf -y module install nodejs:20
COPY b /b
RUN dnf -y swap busybox coreutils
