FROM debian:bookworm AS rust
RUN apt-get update && apt-get install -y --no-install-recommends cargo ca-certificates
RUN cargo build
FROM debian:bookworm AS perl
RUN apt-get update && apt-get install -y --no-install-recommends cpanminus make ca-certificates
RUN cpanm Mojolicious
