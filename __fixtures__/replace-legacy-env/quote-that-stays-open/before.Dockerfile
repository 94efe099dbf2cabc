FROM debian:bookworm-slim
ENV q it's "x
ENV r it's
LABEL s say "x
