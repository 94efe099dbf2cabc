FROM debian:12
RUN apt-get update && apt-get install -y curl
COPY retry /usr/bin/
RUN retry apt-get install -y git

FROM debian:12
RUN apt-get update && apt-get install -y curl
COPY a /a
RUN su -c "apt-get install -y git"

FROM debian:12
ENV INSTALL="apt-get install -y"
RUN apt-get update && apt-get install -y curl
COPY a /a
RUN $INSTALL git
