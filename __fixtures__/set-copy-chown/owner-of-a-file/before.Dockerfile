FROM debian:bookworm-slim
RUN useradd app
COPY app.conf /etc/app.conf
RUN chown app:app /etc/app.conf
COPY b.conf c.conf /etc/
RUN chown app /etc/b.conf /etc/c.conf && chmod 0640 /etc/b.conf /etc/c.conf
COPY d.conf /etc/
RUN chown :app /etc/d.conf
