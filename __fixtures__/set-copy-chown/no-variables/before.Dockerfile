FROM debian:bookworm-slim
ARG U=1
COPY a.sh /a.sh
RUN chown $U:$U /a.sh
COPY b.sh $HOME/b.sh
RUN chmod 755 $HOME/b.sh
