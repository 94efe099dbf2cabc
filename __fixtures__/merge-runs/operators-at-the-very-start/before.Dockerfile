FROM debian:bookworm
RUN apt-get update \
&& apt-get install -y --no-install-recommends \
                locales \
                sudo
# the language
RUN locale-gen ja_JP.UTF-8
