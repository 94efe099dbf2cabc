FROM debian:bookworm-slim
RUN if a; then b; fi
RUN if c; then \
        d; \
    fi
