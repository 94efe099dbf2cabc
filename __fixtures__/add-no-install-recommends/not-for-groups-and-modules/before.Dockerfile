FROM fedora:41
RUN dnf -y group install development-tools
RUN dnf -y module install nodejs:20
RUN dnf -y swap busybox coreutils
