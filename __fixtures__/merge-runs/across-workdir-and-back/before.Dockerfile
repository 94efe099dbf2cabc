FROM debian:bookworm
WORKDIR /srv
RUN git clone --branch v1 https://example.org/a.git
WORKDIR a
RUN cd src && make || exit 1
WORKDIR /srv
RUN rm -rf a
