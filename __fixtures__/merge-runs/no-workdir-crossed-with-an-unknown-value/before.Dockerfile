FROM debian:bookworm-slim
RUN curl -o /tmp/a https://example.org/a
WORKDIR $UNKNOWN
RUN rm /tmp/a
