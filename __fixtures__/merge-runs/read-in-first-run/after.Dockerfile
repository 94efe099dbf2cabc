FROM debian:bookworm-slim
RUN (read A < /a && echo $A) \
    && echo $A
