FROM ghcr.io/astral-sh/uv:debian-slim
WORKDIR /app
COPY . .
RUN uv python install
RUN uv sync --frozen --no-install-project
CMD ["uv", "run", "shop"]
