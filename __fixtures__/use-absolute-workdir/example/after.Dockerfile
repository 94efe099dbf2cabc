FROM debian:bookworm-slim
WORKDIR /srv
RUN git clone https://example.org/app.git
WORKDIR /srv/app
RUN make
WORKDIR /srv/data
