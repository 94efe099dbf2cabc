FROM debian:bookworm-slim
MAINTAINER Jane Doe, \
    Joe Doe
RUN true
