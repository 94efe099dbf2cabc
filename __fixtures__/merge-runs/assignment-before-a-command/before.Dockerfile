FROM debian:bookworm-slim
RUN A=1 make
RUN make install
