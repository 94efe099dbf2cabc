FROM debian:bookworm-slim
RUN echo 10.0.0.1 mirror >> /etc/hosts && curl http://mirror/a
RUN curl http://mirror/b
