FROM debian:bookworm-slim
RUN --mount=type=bind,from=lists,source=/lists,target=/var/lib/apt/lists,rw apt-get update && apt-get install -y git
RUN --mount=from=wheels,source=/pip,target=/root/.cache/pip pip install flask
