FROM registry.access.redhat.com/ubi9/ubi-minimal
RUN microdnf install -y python3 && microdnf clean all
WORKDIR /app
COPY --chown=10001:10001 . .
EXPOSE 8000
RUN microdnf install -y shadow-utils \
    && groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && microdnf clean all \
    && chown app:app /app
USER 10001:10001
CMD ["gunicorn", "-b", ":8000", "app:app"]
