FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends curl
RUN apt-get install -y curl --no-install-recommends
RUN apt-get -o APT::Install-Recommends=false install -y curl
RUN apt-get install -o "APT::Install-Recommends=0" -y curl
RUN apt-get --option=APT::Install-Recommends=no install -y git
RUN apt install -y --install-recommends gnome-calculator
RUN apt-get install --no-install-recommends --install-recommends -y wine
RUN aptitude install -y -R curl
RUN aptitude -yr install curl
