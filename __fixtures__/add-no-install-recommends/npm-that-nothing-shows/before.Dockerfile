FROM fedora:41
RUN dnf install -y nodejs
CMD ["/start.sh"]
