FROM ubuntu:22.04
RUN curl -fsSL https://deb.example.org/setup.sh | bash - && apt-get install -y nodejs
RUN add-apt-repository -y ppa:example/tool && apt-get install -y tool
RUN ./prepare.sh && apt-get install -y nano
