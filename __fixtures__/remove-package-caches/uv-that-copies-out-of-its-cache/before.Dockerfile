FROM python:3.12-slim
COPY --from=ghcr.io/astral-sh/uv:0.7.2 /uv /bin/uv
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy
RUN uv sync --frozen --no-dev
RUN --mount=type=cache,target=/root/.cache/uv uv sync --frozen
RUN UV_LINK_MODE=symlink uv pip install flask
