FROM debian AS b
RUN curl -o /tmp/a https://example.org/a
WORKDIR /app
RUN rm /tmp/a
FROM scratch
COPY --from=b /app /app
