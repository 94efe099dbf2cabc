FROM debian:bookworm
RUN node --version
RUN curl -fsSL https://git.io/n-install | bash
RUN node --version
COPY a /a
RUN curl -fsSL https://deb.nodesource.com/setup_22.x | bash -
RUN curl -fsSLO https://example.com/x
