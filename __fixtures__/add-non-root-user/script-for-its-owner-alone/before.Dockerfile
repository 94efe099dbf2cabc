FROM python:3.12-slim
WORKDIR /app
COPY app.py tool.sh ./
RUN chmod u+x tool.sh
EXPOSE 8000
CMD ["python", "app.py"]
