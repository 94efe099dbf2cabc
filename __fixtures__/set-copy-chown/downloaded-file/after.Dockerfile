FROM debian:bookworm-slim
ADD --chmod=755 https://example.org/tool /usr/local/bin/tool
ADD https://example.org/tool2 /usr/local/bin/
RUN chmod +x /usr/local/bin/tool2
