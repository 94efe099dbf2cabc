FROM registry.access.redhat.com/ubi9/ubi-minimal:9.4
COPY --from=ghcr.io/example/tool:1.0 /server /usr/local/bin/server
EXPOSE 8080
CMD ["server"]
