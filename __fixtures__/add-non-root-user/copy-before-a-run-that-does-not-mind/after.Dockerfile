FROM python:3.12-slim
WORKDIR /app
COPY --chown=10001:10001 . .
RUN chmod +x manage.sh && pip install --no-cache-dir -r requirements.txt
EXPOSE 8000
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && chown app:app /app
USER 10001:10001
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "app:app"]
