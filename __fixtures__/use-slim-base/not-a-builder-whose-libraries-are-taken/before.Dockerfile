FROM python:3.12 AS upstream

FROM debian:12-slim
COPY --from=upstream /usr/lib/x86_64-linux-gnu /opt/lib
CMD ["bash"]
