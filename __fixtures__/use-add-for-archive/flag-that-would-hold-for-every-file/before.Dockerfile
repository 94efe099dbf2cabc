FROM debian:12
WORKDIR /opt
COPY --chown=1000 app.tgz .
RUN tar xf app.tgz && rm app.tgz && ./install.sh
