FROM corp.example/base:1
COPY . /app
USER root
RUN apt-get update && apt-get install -y curl
USER app
CMD ["/app/x"]
