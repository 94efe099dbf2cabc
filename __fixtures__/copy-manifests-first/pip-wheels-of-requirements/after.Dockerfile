FROM python:3.12 AS b
WORKDIR /a
COPY requirements.txt .
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels -r requirements.txt
COPY . .
FROM python:3.12-slim
COPY --from=b /wheels /wheels
RUN pip install /wheels/*
