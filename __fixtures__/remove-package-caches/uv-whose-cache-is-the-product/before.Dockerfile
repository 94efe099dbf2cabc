FROM python:3.12
RUN uv pip install --link-mode symlink flask
RUN pip install --cache-dir /wheels flask
