FROM debian:bookworm-slim
RUN (f() { a; }; f) \
    && f
