FROM debian:12-slim
COPY --from=ghcr.io/example/tool:1.0 /server /usr/local/bin/server
EXPOSE 8080
CMD ["server"]
