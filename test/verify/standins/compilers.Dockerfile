# stands in for the official images of golang and rust where no registry answers: Debian's packages, a Go module under
# /packages, and the crate itoa
FROM debian:bookworm
RUN echo force-unsafe-io > /etc/dpkg/dpkg.cfg.d/fast \
    && apt-get update \
    && apt-get install -y --no-install-recommends cargo golang-go librust-itoa-dev zip \
    && rm -rf /var/lib/apt/lists/*
COPY . /packages
WORKDIR /packages
RUN mkdir -p proxy/example.org/greet/@v /root/.cargo \
    && (cd go && zip -q -X -D -r ../proxy/example.org/greet/@v/v1.2.0.zip example.org) \
    && cp go/example.org/greet@v1.2.0/go.mod proxy/example.org/greet/@v/v1.2.0.mod \
    && echo '{ "Version": "v1.2.0", "Time": "2024-01-01T00:00:00Z" }' > proxy/example.org/greet/@v/v1.2.0.info \
    && echo v1.2.0 > proxy/example.org/greet/@v/list \
    && printf '[source.crates-io]\nreplace-with = "debian"\n[source.debian]\ndirectory = "/usr/share/cargo/registry"\n' \
       > /root/.cargo/config.toml
ENV GOPROXY=file:///packages/proxy GOSUMDB=off
WORKDIR /
CMD ["bash"]
