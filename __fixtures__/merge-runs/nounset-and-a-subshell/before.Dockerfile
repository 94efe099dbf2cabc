FROM debian:bookworm-slim
SHELL ["/bin/bash", "-u", "-c"]
RUN cd $A && make
RUN b
