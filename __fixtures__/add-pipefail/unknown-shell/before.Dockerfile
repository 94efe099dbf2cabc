FROM example.org/base
RUN curl -s https://example.org/a | sh
