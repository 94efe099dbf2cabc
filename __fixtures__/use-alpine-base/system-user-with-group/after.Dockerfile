FROM python:3.12-alpine
RUN addgroup -S app && adduser -S -D -H -G app -h /srv -s /sbin/nologin app
WORKDIR /srv
COPY --chown=app:app . .
USER app
CMD ["python", "server.py"]
