FROM debian:bookworm
RUN curl -fsSL https://example.org/setup.sh | bash - && apt-get install -y tool \
    && rm -rf /var/lib/apt/lists/*
