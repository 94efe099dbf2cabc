FROM debian:bookworm-slim
RUN useradd -l -u 1500000 a; useradd -ml -u 1500000 b; useradd --no-log-init --uid 1500000 c; useradd d; useradd -u 1000 e; useradd --uid=10001 f
