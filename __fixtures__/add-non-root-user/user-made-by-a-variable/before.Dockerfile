FROM debian:bookworm-slim
ARG NAME=shop
RUN useradd --uid 1500 "$NAME"
COPY --from=example/shop:1 /shop /usr/local/bin/shop
EXPOSE 9000
CMD ["shop"]
