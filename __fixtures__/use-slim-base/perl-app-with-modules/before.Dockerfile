FROM perl:5.40
RUN cpanm --notest Plack Starman DBD::Pg
COPY app.psgi .
CMD ["plackup", "app.psgi"]
