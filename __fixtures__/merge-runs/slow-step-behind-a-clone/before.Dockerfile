FROM debian:bookworm-slim
RUN git clone https://example.org/a.git /a
RUN make -C /a
