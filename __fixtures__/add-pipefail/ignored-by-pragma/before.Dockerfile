FROM alpine:3.20
# hadolint ignore=DL4006
RUN curl -s https://example.org/a | sh
