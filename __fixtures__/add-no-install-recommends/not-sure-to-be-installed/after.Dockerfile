FROM debian:bookworm
ARG DEV
RUN if [ "$DEV" = 1 ]; then apt-get update && apt-get install -y --no-install-recommends ca-certificates vim; fi
RUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates && curl -fsSL https://example.com/x -o /x && apt-get install -y --no-install-recommends ca-certificates
