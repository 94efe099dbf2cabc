FROM debian:bookworm-slim
COPY --chmod=755 entrypoint.sh /entrypoint.sh
COPY a.sh /a.sh
RUN ["chmod", "u+x", "/a.sh"]
ENTRYPOINT ["/entrypoint.sh"]
