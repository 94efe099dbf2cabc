FROM debian:bookworm-slim
RUN a \
  && echo 'one \
  two' > /b \
  && c
