FROM debian:bookworm-slim
RUN mkdir /src
RUN git clone https://example.org/a.git /src/a
