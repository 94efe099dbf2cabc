FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y git python3-pip
RUN apt-get update && apt-get install -y --no-install-recommends build-essential
# krb5-locales and others come with git already
RUN apt-get update && apt-get install -y git mercurial ffmpeg
CMD ["/srv/run"]
