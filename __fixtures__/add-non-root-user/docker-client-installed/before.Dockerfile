FROM python:3.12-slim
RUN apt-get update && apt-get install -y --no-install-recommends docker.io && rm -rf /var/lib/apt/lists/*
COPY agent.py /
EXPOSE 8000
CMD ["python", "/agent.py"]
