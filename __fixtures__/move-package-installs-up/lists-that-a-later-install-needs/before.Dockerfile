FROM debian:12
COPY . /app
RUN apt-get update && apt-get install -y make
RUN make -C /app
RUN apt-get install -y python3
