FROM debian:bookworm
RUN curl -fsSLo /tmp/tool.tar.gz https://example.org/tool.tar.gz \
    && echo "0123  /tmp/tool.tar.gz" | sha256sum -c \
    && tar -xzf /tmp/tool.tar.gz -C /opt \
    && rm -f /tmp/tool.tar.gz
RUN wget -q -O /tmp/data.zip https://example.org/data.zip && unzip /tmp/data.zip -d /data \
    && rm -f /tmp/data.zip
