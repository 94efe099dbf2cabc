FROM ubuntu:22.04
COPY . /app
RUN make -C /app
RUN apt-get update && apt-get install -y curl
CMD ["/app/x"]
