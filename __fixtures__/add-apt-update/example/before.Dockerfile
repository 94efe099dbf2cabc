FROM debian:bookworm-slim
RUN apt-get update
WORKDIR /srv
COPY requirements.txt .
RUN apt-get install -y --no-install-recommends python3
