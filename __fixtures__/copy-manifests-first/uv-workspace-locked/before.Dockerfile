FROM python:3.12-slim
COPY --from=ghcr.io/astral-sh/uv:0.8 /uv /bin/uv
WORKDIR /app
COPY . .
RUN uv sync --locked --no-dev --no-install-project
RUN uv sync --locked --no-dev
