FROM debian:bookworm-slim
WORKDIR /x
RUN tar xzf /tmp/a.tar.gz -C /opt && rm /tmp/a.tar.gz
COPY a.tar.gz /tmp/
RUN tar czf /tmp/b.tar.gz /opt
COPY c.tar.gz /tmp/
RUN make && tar xzf /tmp/c.tar.gz -C /opt && rm /tmp/c.tar.gz
