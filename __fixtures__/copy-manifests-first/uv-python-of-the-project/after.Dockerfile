FROM ghcr.io/astral-sh/uv:debian-slim
WORKDIR /app
COPY .python-version pyproject.toml uv.lock ./
RUN uv python install
RUN uv sync --frozen --no-install-project
COPY . .
CMD ["uv", "run", "shop"]
