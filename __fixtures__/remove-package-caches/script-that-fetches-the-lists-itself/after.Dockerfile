FROM debian:bookworm
RUN apt-get update && apt-get install -y curl \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
RUN curl -fsSL https://deb.nodesource.com/setup_20.x | bash -
WORKDIR /src
RUN ./configure --prefix=/usr && make
