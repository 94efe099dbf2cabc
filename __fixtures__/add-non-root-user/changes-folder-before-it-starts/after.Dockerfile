FROM python:3.12-slim
COPY app.py /app/
EXPOSE 8000
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app
USER 10001:10001
CMD cd /app && exec python app.py
