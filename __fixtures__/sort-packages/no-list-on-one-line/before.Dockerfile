FROM debian:bookworm-slim
RUN apt-get install -y git curl
RUN apt-get install -y \
  git curl \
  bash
RUN pip install \
  b \
  a
