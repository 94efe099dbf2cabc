FROM debian:bookworm
WORKDIR /src
COPY . .
RUN make -j$(nproc) \
    && make -j $(nproc) check \
    && make install
