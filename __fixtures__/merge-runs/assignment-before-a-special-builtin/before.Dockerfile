FROM debian:bookworm-slim
RUN A=1 :
RUN make install
