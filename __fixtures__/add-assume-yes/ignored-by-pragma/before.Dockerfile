FROM x/y
# hadolint ignore=DL3014
RUN apt-get install curl
