FROM debian:bookworm
RUN apt-get update \
&& apt-get install -y --no-install-recommends \
                locales \
                sudo \
# the language
&& locale-gen ja_JP.UTF-8
