FROM debian:bookworm
RUN mkdir /a \
    && touch /a/b
WORKDIR /c
RUN rm -rf /a
