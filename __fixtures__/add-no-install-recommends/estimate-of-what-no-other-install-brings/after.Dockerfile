FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends git python3-pip ca-certificates
RUN apt-get update && apt-get install -y --no-install-recommends build-essential
# krb5-locales and others come with git already
RUN apt-get update && apt-get install -y --no-install-recommends git mercurial ffmpeg
CMD ["/srv/run"]
