FROM debian:bookworm-slim
COPY --chown=1:1 a.sh /a.sh
RUN chown 2:2 /a.sh
COPY --chown=1:1 b.sh /b.sh
RUN chmod 755 /b.sh
COPY --link c.sh /c.sh
RUN chown app:app /c.sh
