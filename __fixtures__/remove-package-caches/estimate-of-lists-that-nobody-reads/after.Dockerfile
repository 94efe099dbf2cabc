FROM ubuntu:24.04
COPY tool /usr/local/bin/
CMD ["tool"]
