FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends cmake dpkg-dev gcc libc6-dev gnupg \
    && patch -p1 < fix.patch && make install
ENTRYPOINT ["gpg", "--version"]
