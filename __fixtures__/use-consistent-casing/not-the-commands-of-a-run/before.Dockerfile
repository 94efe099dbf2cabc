FROM alpine:3.20
RUN echo from run \
  cmd
CMD ["Run"]
HEALTHCHECK cmd true
