FROM debian:bookworm-slim
COPY tool.bin /usr/local/bin/tool
RUN chmod 4755 /usr/local/bin/tool && chown games /usr/local/bin/tool
COPY tool.bin /usr/local/bin/other
RUN chown games /usr/local/bin/other && chmod 4755 /usr/local/bin/other
