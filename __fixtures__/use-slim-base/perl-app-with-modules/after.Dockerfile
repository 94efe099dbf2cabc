FROM perl:5.40-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates gcc libc6-dev libpq-dev make \
    && rm -rf /var/lib/apt/lists/*
RUN cpanm --notest Plack Starman DBD::Pg
COPY app.psgi .
CMD ["plackup", "app.psgi"]
