FROM debian:bookworm
RUN mkdir /a
RUN touch /a/b
WORKDIR /c
RUN rm -rf /a
