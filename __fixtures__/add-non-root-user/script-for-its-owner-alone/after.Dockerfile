FROM python:3.12-slim
WORKDIR /app
COPY app.py tool.sh ./
RUN chmod u+x tool.sh
EXPOSE 8000
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && chown app:app /app
USER 10001:10001
CMD ["python", "app.py"]
