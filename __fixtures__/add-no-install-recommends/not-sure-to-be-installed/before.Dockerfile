FROM debian:bookworm
ARG DEV
RUN if [ "$DEV" = 1 ]; then apt-get update && apt-get install -y ca-certificates vim; fi
RUN apt-get update && apt-get install -y curl && curl -fsSL https://example.com/x -o /x && apt-get install -y ca-certificates
