FROM debian:bookworm-slim
ARG UID=1000
RUN useradd -m --uid "$UID" app && useradd --uid=123456 other && useradd -rmu 99999999 third
