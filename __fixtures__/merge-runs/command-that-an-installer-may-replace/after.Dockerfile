FROM debian:bookworm
RUN (node --version) \
    && curl -fsSL https://git.io/n-install | bash \
    && node --version
COPY a /a
RUN curl -fsSL https://deb.nodesource.com/setup_22.x | bash - \
    && curl -fsSLO https://example.com/x
