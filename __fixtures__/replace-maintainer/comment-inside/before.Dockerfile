FROM debian:bookworm-slim
MAINTAINER Jane Doe \
  # and
  Joe Doe
