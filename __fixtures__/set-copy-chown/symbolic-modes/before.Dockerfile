FROM debian:bookworm-slim
COPY a.sh /a.sh
RUN chmod u+x /a.sh
COPY b.sh /b.sh
RUN chmod go-w /b.sh
COPY c.sh /c.sh
RUN chmod 4755 /c.sh
COPY d.sh /d.sh
RUN chmod 00644 /d.sh
