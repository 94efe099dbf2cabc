FROM debian:bookworm-slim
RUN a
RUN <<EOF
b
EOF
