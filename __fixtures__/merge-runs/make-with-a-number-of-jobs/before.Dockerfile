FROM debian:bookworm
WORKDIR /src
COPY . .
RUN make -j$(nproc)
RUN make -j $(nproc) check
RUN make install
