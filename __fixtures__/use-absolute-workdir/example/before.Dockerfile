FROM debian:bookworm-slim
WORKDIR /srv
RUN git clone https://example.org/app.git
WORKDIR app
RUN make
WORKDIR ../data
