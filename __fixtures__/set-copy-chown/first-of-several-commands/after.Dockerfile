FROM debian:bookworm-slim
COPY --chmod=755 install.sh /tmp/install.sh
RUN /tmp/install.sh \
    && rm /tmp/install.sh
COPY x.sh /x.sh
RUN /x.sh && chmod +x /x.sh
