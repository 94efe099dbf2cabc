FROM debian:bookworm-slim
RUN (cd /a; make;) \
    && b
