FROM debian:bookworm-slim
RUN useradd app
COPY --chown=app:app app.conf /etc/app.conf
COPY --chown=app:0 --chmod=640 b.conf c.conf /etc/
COPY --chown=0:app d.conf /etc/
