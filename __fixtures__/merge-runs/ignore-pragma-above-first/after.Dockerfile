FROM debian:bookworm-slim
# imgfix ignore=merge-runs
RUN a
RUN b \
    && c
