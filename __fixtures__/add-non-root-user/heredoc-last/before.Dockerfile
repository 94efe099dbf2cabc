FROM python:3.12-slim
WORKDIR /app
COPY . .
CMD ["python", "shop.py"]
EXPOSE 8000
RUN <<EOF
pip install --no-cache-dir -r requirements.txt
python -m compileall .
EOF
