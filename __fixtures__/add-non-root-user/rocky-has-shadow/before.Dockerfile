FROM rockylinux:9
RUN dnf install -y python3 && dnf clean all
COPY server.py /srv/shop/server.py
WORKDIR /srv/shop
EXPOSE 9000
CMD ["python3", "server.py"]
