FROM debian:12
RUN apt-get update
RUN test -d /x; apt-get install -y "python$?" && rm -rf /var/lib/apt/lists/*
