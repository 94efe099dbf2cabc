FROM python:3.12 AS base
FROM base AS build
RUN python -m venv /venv
COPY requirements.txt .
RUN /venv/bin/pip install -r requirements.txt

FROM base
COPY --from=build /venv /venv
COPY app.py .
CMD ["/venv/bin/python", "app.py"]
