FROM debian:bookworm-slim
ARG UID=1000
COPY *.sh /usr/local/bin/
RUN chmod +x /usr/local/bin/*.sh
COPY a.sh /a.sh
RUN chown $UID /a.sh
COPY b.sh /b.sh
RUN chmod --reference=/bin/sh /b.sh
