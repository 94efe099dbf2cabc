FROM debian
RUN apt-get update && apt-get install -y aria2
CMD aria2c --enable-rpc
