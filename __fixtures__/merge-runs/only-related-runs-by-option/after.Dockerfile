FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y curl
RUN useradd app
RUN curl -o /tmp/a.tgz https://example.org/a.tgz \
    && tar -xf /tmp/a.tgz -C /opt \
    && rm /tmp/a.tgz
RUN locale-gen
