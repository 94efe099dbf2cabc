FROM debian:12
RUN apt-get update \
    && apt-get install -y curl \
    && { set -eux; \
    curl -fsSL https://example.org/a.tar.gz | tar -xz; \
    ./a/configure; }

FROM debian:12
RUN apt-get update && apt-get install -y curl && { set -e; ./a; ./b && ./c; }

FROM debian:12
RUN apt-get update && apt-get install -y curl && { set -e; ./a; ./b || ./c; }

FROM debian:12
RUN apt-get update && apt-get install -y curl || { set -e; ./a; ./b; }

FROM debian:12
RUN set -e; apt-get update && apt-get install -y curl && { set -e; ./a; ./b; }
