FROM debian:bookworm-slim
COPY a.conf b.conf /etc/app/
RUN chmod 0640 /etc/app/a.conf /etc/app/b.conf
COPY c.conf /home/app/c.conf
RUN chown app:app /home/app/c.conf
WORKDIR /srv/x/y
COPY --chown=app:app d.conf .
COPY --chmod=755 e.sh /data/bin/e.sh
