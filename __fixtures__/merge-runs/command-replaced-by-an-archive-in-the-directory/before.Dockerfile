FROM debian:bookworm
RUN node --version
RUN cd /usr/local && curl -fsSL https://example.com/node.tar.gz | tar xz --strip-components=1
RUN node --version
