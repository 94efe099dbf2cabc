FROM debian:bookworm-slim
RUN make
RUN git clone -b main https://example.org/a.git
