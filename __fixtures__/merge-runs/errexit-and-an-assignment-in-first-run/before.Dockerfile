FROM debian:bookworm-slim
RUN set -e; A=1; make $A
RUN b
