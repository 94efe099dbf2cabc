FROM debian:buster
RUN apt-get update && apt-get install -y postgresql-client && rm -rf /var/lib/apt/lists/*
CMD ["psql"]
