FROM debian:bookworm-slim
RUN cd /a && make ${TARGET:?}
RUN b
