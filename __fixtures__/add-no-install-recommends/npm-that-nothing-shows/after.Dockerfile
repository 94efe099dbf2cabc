FROM fedora:41
RUN dnf install -y --setopt=install_weak_deps=False nodejs npm
CMD ["/start.sh"]
