FROM rust:1.80
WORKDIR /app
COPY Cargo.toml Cargo.lock ./
COPY src src
RUN cargo build --release
CMD ["./target/release/app"]
