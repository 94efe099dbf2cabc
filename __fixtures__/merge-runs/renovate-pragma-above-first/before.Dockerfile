FROM debian:bookworm-slim
# renovate: datasource=github-releases depName=a/b
RUN a
RUN b
