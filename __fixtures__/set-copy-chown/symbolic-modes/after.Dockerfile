FROM debian:bookworm-slim
COPY a.sh /a.sh
RUN chmod u+x /a.sh
COPY b.sh /b.sh
RUN chmod go-w /b.sh
COPY --chmod=4755 c.sh /c.sh
COPY --chmod=644 d.sh /d.sh
