FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl python3
RUN curl -fsSL https://example.org/install.py | python3 - --prefix /opt
CMD ["/opt/app"]
