FROM debian:bookworm-slim
RUN service postgresql start && psql -c a
RUN b
