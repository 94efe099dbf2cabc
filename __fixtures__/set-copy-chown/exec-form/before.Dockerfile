FROM debian:bookworm-slim
COPY entrypoint.sh /entrypoint.sh
RUN ["chmod", "+x", "/entrypoint.sh"]
COPY a.sh /a.sh
RUN ["chmod", "u+x", "/a.sh"]
ENTRYPOINT ["/entrypoint.sh"]
