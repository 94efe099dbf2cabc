FROM python:3.12 AS a
ENTRYPOINT python -m app
FROM a
CMD ["--help"]
FROM python:3.12
ENTRYPOINT python -m app
CMD ["--help"]
