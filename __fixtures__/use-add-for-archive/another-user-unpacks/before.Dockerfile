FROM debian:bookworm-slim
USER nobody
COPY site.tar.gz /srv/site/
RUN tar -xzf /srv/site/site.tar.gz -C /srv/site && rm /srv/site/site.tar.gz
