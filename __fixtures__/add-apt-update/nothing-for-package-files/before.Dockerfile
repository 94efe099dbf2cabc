FROM debian:bookworm
COPY tool.deb /tmp/
RUN apt-get install -y /tmp/tool.deb && apt-get remove -y nano && apt-get clean
