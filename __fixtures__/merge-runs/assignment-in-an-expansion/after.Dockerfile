FROM debian:bookworm-slim
RUN (echo ${A:=1}) \
    && echo $A
