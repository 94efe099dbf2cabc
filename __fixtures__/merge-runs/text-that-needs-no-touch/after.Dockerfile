FROM debian:bookworm-slim
run  a   b "c  d" \
  e \
  && f		g
