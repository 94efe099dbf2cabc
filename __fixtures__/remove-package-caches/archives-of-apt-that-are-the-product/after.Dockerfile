FROM debian:12 AS debs
RUN rm -f /etc/apt/apt.conf.d/docker-clean
WORKDIR /debs
RUN apt-get update && apt-get install -dy nginx \
    && rm -rf /var/lib/apt/lists/*

FROM debian:12 AS copied
RUN rm -f /etc/apt/apt.conf.d/docker-clean
WORKDIR /debs
RUN apt-get update && apt-get install -y curl \
    && rm -rf /var/lib/apt/lists/*
COPY list.txt .
RUN cp /var/cache/apt/archives/*.deb /debs

FROM debian:12 AS taken
RUN rm -f /etc/apt/apt.conf.d/docker-clean
WORKDIR /debs
RUN apt-get update && apt-get install -y less \
    && rm -rf /var/lib/apt/lists/*

FROM debian:12
RUN rm -f /etc/apt/apt.conf.d/docker-clean
WORKDIR /debs
RUN apt-get update && apt-get install -y vim \
    && apt-get clean \
    && rm -rf /var/lib/apt/lists/*
COPY --from=taken /var/cache/apt/archives /debs
