FROM debian:bookworm-slim
RUN case "$(uname -m)" in x86_64) a;; *) b;; esac \
    && c
