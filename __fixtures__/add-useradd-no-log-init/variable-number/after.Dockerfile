FROM debian:bookworm-slim
ARG UID=1000
RUN useradd --no-log-init -m --uid "$UID" app && useradd --no-log-init --uid=123456 other && useradd --no-log-init -rmu 99999999 third
