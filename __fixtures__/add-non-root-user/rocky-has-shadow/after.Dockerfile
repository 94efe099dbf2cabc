FROM rockylinux:9
RUN dnf install -y python3 && dnf clean all
COPY --chown=10001:10001 server.py /srv/shop/server.py
WORKDIR /srv/shop
EXPOSE 9000
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && chown app:app /srv/shop
USER 10001:10001
CMD ["python3", "server.py"]
