FROM rust:1.80 AS build
WORKDIR /usr/src/shop
COPY Cargo.toml Cargo.lock rust-toolchain.toml ./

ARG FEATURES
RUN mkdir -p src && echo 'fn main() {}' > src/main.rs && touch src/lib.rs && cargo build --release --locked
COPY . .
RUN touch src/main.rs src/lib.rs && cargo build --release --locked

FROM debian:bookworm-slim
COPY --from=build /usr/src/shop/target/release/shop /usr/local/bin/shop
CMD ["shop"]
