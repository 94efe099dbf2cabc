FROM registry.access.redhat.com/ubi9/ubi-minimal:9.4
COPY --from=ghcr.io/example/tool:1.0 /server /usr/local/bin/server
EXPOSE 8080
RUN microdnf install -y shadow-utils \
    && groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && microdnf clean all
USER 10001:10001
CMD ["server"]
