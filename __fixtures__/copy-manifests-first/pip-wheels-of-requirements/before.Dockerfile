FROM python:3.12 AS b
WORKDIR /a
COPY . .
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels -r requirements.txt
FROM python:3.12-slim
COPY --from=b /wheels /wheels
RUN pip install /wheels/*
