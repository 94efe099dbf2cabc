FROM fedora:41
RUN dnf install -y python3 && dnf clean all
WORKDIR /srv
COPY --chown=10001:10001 . .
EXPOSE 8000
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app \
    && chown app:app /srv
USER 10001:10001
CMD ["python3", "-m", "http.server", "8000"]
