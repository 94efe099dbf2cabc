FROM debian:bookworm-slim
COPY a.sh b.sh /x/
RUN chmod 755 /x/a.sh && chmod 644 /x/b.sh
COPY --chmod=755 c.sh /c.sh
RUN chmod 700 /c.sh
