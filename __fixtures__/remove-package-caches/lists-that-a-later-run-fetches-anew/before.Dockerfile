FROM debian:12
RUN apt-get update && apt-get install -y curl
COPY setup.sh /
RUN apt-get update && apt-get install -y git
COPY more /more
RUN ./setup.sh

FROM debian:12
RUN apt-get update && apt-get install -y curl
COPY setup.sh /
RUN ./setup.sh
COPY more /more
RUN apt-get update && apt-get install -y git

FROM debian:12
RUN apt-get update && apt-get install -y curl
COPY setup.sh /
RUN if [ -e /x ]; then apt-get update && apt-get install -y git; fi
COPY more /more
RUN ./setup.sh
