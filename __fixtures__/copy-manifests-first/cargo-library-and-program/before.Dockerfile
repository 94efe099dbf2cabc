FROM rust:1.80 AS build
WORKDIR /usr/src/shop
COPY . .

ARG FEATURES
RUN cargo build --release --locked

FROM debian:bookworm-slim
COPY --from=build /usr/src/shop/target/release/shop /usr/local/bin/shop
CMD ["shop"]
