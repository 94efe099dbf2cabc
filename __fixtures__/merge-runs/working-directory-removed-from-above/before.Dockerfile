FROM debian:bookworm-slim
WORKDIR /opt/app
RUN cd .. && rm -rf app
RUN make
