FROM ubuntu:24.04
RUN apt-get update
COPY tool /usr/local/bin/
CMD ["tool"]
