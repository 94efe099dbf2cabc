FROM fedora:41
RUN dnf install -y @development-tools
RUN dnf install -y podman
