FROM debian:bookworm-slim
run  a   b "c  d" \
  e
RUN f		g
