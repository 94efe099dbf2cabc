FROM debian:12-slim
COPY --from=ghcr.io/example/tool:1.0 /server /usr/local/bin/server
EXPOSE 8080
RUN groupadd --gid 65535 www-datauser \
    && useradd --no-log-init --no-create-home --uid 65535 --gid www-datauser --shell /usr/sbin/nologin www-datauser
USER 65535:65535
CMD ["server"]
