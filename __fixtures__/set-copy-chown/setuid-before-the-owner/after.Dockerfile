FROM debian:bookworm-slim
COPY --chmod=4755 tool.bin /usr/local/bin/tool
RUN chown games /usr/local/bin/tool
COPY --chown=games:0 --chmod=4755 tool.bin /usr/local/bin/other
