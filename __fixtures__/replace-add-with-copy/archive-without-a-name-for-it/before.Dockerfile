FROM debian:bookworm-slim
ADD bundle /srv/bundle/
ADD VERSION /srv/
ADD rake.gem /srv/
