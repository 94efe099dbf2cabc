FROM debian:bookworm-slim
RUN a
RUN echo 'one \
  two' > /b \
  && c
