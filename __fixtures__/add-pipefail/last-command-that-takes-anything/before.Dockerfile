FROM alpine:3.20
RUN wget -qO- https://example.org/key.asc | gpg --dearmor | tee /etc/example.gpg
RUN wget -qO- https://example.org/tool | gzip -c > /tool.gz
RUN wget -qO- https://example.org/tool | sha256sum > /tool.sum
