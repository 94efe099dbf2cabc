FROM debian:12-slim
COPY --from=ghcr.io/example/tool:1.0 /server /usr/local/bin/server
EXPOSE 8080
RUN groupadd --gid 20001 shop \
    && useradd --no-log-init --no-create-home --uid 20000 --gid shop --shell /usr/sbin/nologin shop
USER 20000:20001
CMD ["server"]
