FROM rust:1.80
WORKDIR /app
COPY . .
RUN cargo install --locked cargo-watch
CMD ["cargo", "watch", "-x", "run"]
