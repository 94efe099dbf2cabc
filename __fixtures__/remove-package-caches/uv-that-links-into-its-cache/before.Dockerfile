FROM python:3.12
ENV UV_LINK_MODE=symlink
RUN uv pip install flask
