FROM debian:bookworm-slim
COPY --chown=1:1 a.sh /a.sh
RUN chown 2:2 /a.sh
COPY --chmod=755 --chown=1:1 b.sh /b.sh
COPY --link c.sh /c.sh
RUN chown app:app /c.sh
