FROM debian:bookworm-slim
RUN cd /a; make;
RUN b
