FROM python:3.12-slim
RUN pip install --no-cache-dir supervisor
COPY supervisord.conf /etc/
CMD ["supervisord", "-n", "-c", "/etc/supervisord.conf"]
