FROM debian:bookworm-slim
ADD bundle /srv/bundle/
COPY VERSION /srv/
ADD rake.gem /srv/
