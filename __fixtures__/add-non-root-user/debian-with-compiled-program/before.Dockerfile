FROM rust:1.88 AS build
WORKDIR /src
COPY . .
RUN cargo build --release

FROM debian:bookworm-slim
COPY --from=build /src/target/release/api /usr/local/bin/api
HEALTHCHECK CMD ["/usr/local/bin/api", "--check"]
CMD ["api"]
