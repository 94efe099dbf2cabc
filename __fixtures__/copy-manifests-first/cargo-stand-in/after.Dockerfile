FROM rust:1.80 AS build
WORKDIR /usr/src/shop
COPY Cargo.toml Cargo.lock ./
RUN mkdir -p src && echo 'fn main() {}' > src/main.rs && cargo build --release
COPY . .
RUN touch src/main.rs && cargo build --release

FROM debian:bookworm-slim
COPY --from=build /usr/src/shop/target/release/shop /usr/local/bin/shop
CMD ["shop"]
