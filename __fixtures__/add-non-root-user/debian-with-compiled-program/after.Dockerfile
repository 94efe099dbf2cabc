FROM rust:1.88 AS build
WORKDIR /src
COPY . .
RUN cargo build --release

FROM debian:bookworm-slim
COPY --from=build /src/target/release/api /usr/local/bin/api
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app
USER 10001:10001
HEALTHCHECK CMD ["/usr/local/bin/api", "--check"]
CMD ["api"]
