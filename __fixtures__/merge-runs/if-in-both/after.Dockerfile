FROM debian:bookworm-slim
RUN if a; then b; fi \
    && if c; then \
        d; \
    fi
