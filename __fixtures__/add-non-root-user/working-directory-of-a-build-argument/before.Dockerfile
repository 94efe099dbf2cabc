FROM python:3.12-slim
ARG DIR=/app
WORKDIR ${DIR}
COPY . .
EXPOSE 8000
CMD ["python", "app.py"]
