FROM debian:bookworm-slim
RUN a
# renovate: datasource=github-releases depName=a/b
RUN b
