FROM debian:bookworm-slim
RUN for i in a b; do echo $i; done
RUN echo $i
