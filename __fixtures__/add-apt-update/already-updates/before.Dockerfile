FROM debian:bookworm
RUN apt-get update && apt-get install -y curl
RUN sudo apt update; sudo apt install -y curl
RUN bash -c "apt-get update && apt-get install -y curl"
RUN if ! apt-get update; then exit 1; fi; apt-get install -y curl
FROM ubuntu:24.04
RUN apt-get install -Uy curl
RUN apt-get install --update -y curl
