FROM debian:bookworm
RUN sudo apt-get -qq update
COPY a /a
RUN sudo -E apt-get -qq update && sudo -E apt-get -qq install -y nano
COPY b /b
RUN http_proxy=http://proxy:3128 apt-get -o Acquire::Retries=3 -qq update && http_proxy=http://proxy:3128 DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=3 install -y nano
