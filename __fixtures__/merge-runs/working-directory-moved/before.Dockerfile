FROM debian:bookworm-slim
WORKDIR /opt/app
RUN mv /opt/app /opt/other
RUN make
