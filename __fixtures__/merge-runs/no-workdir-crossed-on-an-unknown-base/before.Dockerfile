FROM example.org/base
RUN curl -o /tmp/a https://example.org/a
WORKDIR /app
RUN rm /tmp/a
