FROM debian:bookworm-slim
RUN curl -fsSL https://example.org/app.tar.xz | tar -xJ -C /opt
RUN wget -qO- https://example.org/key.asc | gpg --dearmor > /usr/share/keyrings/example.gpg
RUN curl -fsSL https://example.org/tool.gz | gzip -dc > /usr/local/bin/tool
RUN curl -fsSL https://example.org/SHA256SUMS | sha256sum --check --ignore-missing
