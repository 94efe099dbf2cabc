FROM python:3.12
RUN groupadd -r app && useradd --no-log-init -r -g app -d /srv -s /usr/sbin/nologin app
WORKDIR /srv
COPY --chown=app:app . .
USER app
CMD ["python", "server.py"]
