FROM debian:bookworm-slim
RUN a; kill $$
RUN b
