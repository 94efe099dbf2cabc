FROM debian:bookworm-slim
RUN a
RUN { b; c; } > /d
