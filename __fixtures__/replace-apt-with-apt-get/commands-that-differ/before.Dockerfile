FROM ubuntu:24.04
RUN apt update && apt upgrade -y && apt full-upgrade -y
RUN apt -y upgrade --without-new-pkgs
RUN apt purge -y curl && apt auto-remove
RUN apt dist-upgrade -y | tee /log
