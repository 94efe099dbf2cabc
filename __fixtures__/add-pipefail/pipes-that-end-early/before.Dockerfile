FROM alpine:3.20
RUN curl -s https://example.org/a | head -1 > /a
RUN curl -s https://example.org/a | grep -q x && curl -s https://example.org/b | sh
RUN ps | grep x; curl -s https://example.org/b | sh
