FROM python:3.12-slim
WORKDIR /app
COPY . /app
RUN uv pip install --system -r requirements.txt
CMD ["python", "-m", "shop"]
