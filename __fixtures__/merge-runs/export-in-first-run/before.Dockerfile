FROM debian:bookworm-slim
RUN export A=1 && make
RUN make install
