FROM debian:bookworm-slim
WORKDIR /srv
ADD data.tgz /srv/
RUN make
