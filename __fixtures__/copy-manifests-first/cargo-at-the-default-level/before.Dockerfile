FROM rust:1.80 AS build
WORKDIR /usr/src/shop
COPY . .
RUN cargo build --release

FROM debian:bookworm-slim
COPY --from=build /usr/src/shop/target/release/shop /usr/local/bin/shop
CMD ["shop"]
