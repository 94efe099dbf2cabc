FROM debian:bookworm-slim
RUN apt-get update
RUN apt-get install -y curl
RUN useradd app
RUN curl -o /tmp/a.tgz https://example.org/a.tgz
RUN tar -xf /tmp/a.tgz -C /opt
RUN rm /tmp/a.tgz
RUN locale-gen
