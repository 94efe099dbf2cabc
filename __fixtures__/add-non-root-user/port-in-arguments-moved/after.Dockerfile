FROM python:3.12-slim
ENV PORT=8080
WORKDIR /app
COPY --chown=10001:10001 . .
EXPOSE 8080/tcp
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && chown app:app /app
USER 10001:10001
HEALTHCHECK CMD ["curl", "-f", "http://localhost:8080/health"]
CMD ["gunicorn", "--bind", "0.0.0.0:8080", "app:app"]
