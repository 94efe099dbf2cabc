FROM debian:bookworm-slim
COPY a.tar.gz /tmp/
RUN tar xzf /tmp/a.tar.gz --strip-components=1 -C /opt && rm /tmp/a.tar.gz
COPY b.tar.gz /tmp/
RUN tar xzf /tmp/b.tar.gz -C /opt
COPY --from=x c.tar.gz /tmp/
RUN tar xzf /tmp/c.tar.gz -C /opt && rm /tmp/c.tar.gz
COPY d.tar.gz /tmp/
RUN tar xjf /tmp/d.tar.gz -C /opt && rm /tmp/d.tar.gz
COPY --chown=1 e.tar.gz /tmp/
RUN tar xzf /tmp/e.tar.gz -C /opt && rm /tmp/e.tar.gz
COPY f.zip /tmp/
RUN tar xf /tmp/f.zip -C /opt && rm /tmp/f.zip
