FROM debian:bookworm-slim
RUN (alias ll=ls && a) \
    && ll
