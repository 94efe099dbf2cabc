FROM python:3.12-slim
WORKDIR /app
COPY . .
CMD ["python", "shop.py"]
EXPOSE 8000
RUN <<EOF
pip install --no-cache-dir -r requirements.txt
python -m compileall .
EOF
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && chown app:app /app
USER 10001:10001
