FROM debian:bookworm
WORKDIR /srv
RUN git clone --branch v1 https://example.org/a.git \
    && mkdir -p a && cd a \
    && (cd src && make || exit 1) \
    && mkdir -p /srv && cd /srv \
    && rm -rf a
WORKDIR /srv
