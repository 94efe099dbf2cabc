FROM debian:bookworm-slim
RUN a
RUN cat <<EOF > /b
b
EOF
