FROM debian:12
RUN apt-get update \
    && apt-get install -y curl \
    && { set -eux; \
    curl -fsSL https://example.org/a.tar.gz | tar -xz; \
    ./a/configure; \
    rm -rf /var/lib/apt/lists/*; }

FROM debian:12
RUN apt-get update && apt-get install -y curl && { set -e; ./a; ./b && ./c && \
    rm -rf /var/lib/apt/lists/*; }

FROM debian:12
RUN apt-get update && apt-get install -y curl && { set -e; ./a; ./b || ./c && \
    rm -rf /var/lib/apt/lists/*; }

FROM debian:12
RUN apt-get update && apt-get install -y curl || { set -e; ./a; ./b; }

FROM debian:12
RUN set -e; apt-get update && apt-get install -y curl && { set -e; ./a; ./b; }
