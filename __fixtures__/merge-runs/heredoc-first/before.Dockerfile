FROM debian:bookworm-slim
RUN <<EOF
a
EOF
RUN b
