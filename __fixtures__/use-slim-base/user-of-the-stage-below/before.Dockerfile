FROM python:3.12 AS base
USER 1000

FROM base
RUN curl -sSfO https://example.org/data.csv
CMD ["python", "-m", "http.server"]
