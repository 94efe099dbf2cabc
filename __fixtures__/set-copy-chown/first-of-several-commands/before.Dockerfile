FROM debian:bookworm-slim
COPY install.sh /tmp/install.sh
RUN chmod +x /tmp/install.sh \
    && /tmp/install.sh \
    && rm /tmp/install.sh
COPY x.sh /x.sh
RUN /x.sh && chmod +x /x.sh
