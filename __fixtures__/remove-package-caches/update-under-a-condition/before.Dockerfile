FROM debian:12
RUN apt-get update && apt-get install -y curl
ARG WITH_X
RUN if [ "$WITH_X" = true ]; then apt-get update && apt-get install -y xvfb; fi \
    && apt-get install -y git

FROM debian:12
RUN apt-get update && apt-get install -y curl
ARG WITH_X
RUN [ -z "$WITH_X" ] || apt-get update; apt-get install -y git

FROM debian:12
RUN apt-get update && apt-get install -y curl
ARG PACKAGES
RUN for package in $PACKAGES; do apt-get update; apt-get install -y "$package"; done; apt-get install -y git

FROM debian:12
RUN apt-get update && apt-get install -y curl
COPY a /a
RUN case "$(uname -m)" in x86_64) apt-get update; apt-get install -y a ;; *) apt-get install -y b ;; esac
