FROM debian:bookworm AS rust
RUN apt-get update && apt-get install -y cargo
RUN cargo build
FROM debian:bookworm AS perl
RUN apt-get update && apt-get install -y cpanminus
RUN cpanm Mojolicious
