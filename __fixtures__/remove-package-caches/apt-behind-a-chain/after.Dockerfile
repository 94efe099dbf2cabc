FROM debian:bookworm
RUN apt-get update && apt-get install -y nano && \
    rm -rf /var/lib/apt/lists/*
RUN apt-get update && \
    apt-get install -y nano && \
    chmod +x /run.sh && \
    rm -rf /var/lib/apt/lists/*
RUN apt-get update; apt-get install -y nano && \
    rm -rf /var/lib/apt/lists/*;
RUN apt-get update && apt-get install -y nano || true && \
    rm -rf /var/lib/apt/lists/*
RUN apt update && apt install -y nano | tee /log && \
    rm -rf /var/lib/apt/lists/*
