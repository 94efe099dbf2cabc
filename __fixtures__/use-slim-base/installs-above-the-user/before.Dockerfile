FROM python:3.12
USER 1000
RUN curl -sSfO https://example.org/data.csv
CMD ["python", "-m", "http.server"]
