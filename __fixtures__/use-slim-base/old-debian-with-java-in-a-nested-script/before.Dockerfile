FROM debian:stretch
ARG JAVA_RELEASE=JRE
RUN bash -c ' \
    set -eux && \
    apt-get update && \
    pkg="openjdk-8"; \
    if [ "$JAVA_RELEASE" = "JDK" ]; then \
        pkg="$pkg-jdk"; \
    else \
        pkg="$pkg-jre-headless"; \
    fi; \
    apt-get install -y --no-install-recommends "$pkg" \
    '
CMD ["/bin/bash"]
