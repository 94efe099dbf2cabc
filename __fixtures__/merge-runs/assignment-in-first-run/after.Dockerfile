FROM debian:bookworm-slim
RUN (A=1; make A=$A) \
    && make install
