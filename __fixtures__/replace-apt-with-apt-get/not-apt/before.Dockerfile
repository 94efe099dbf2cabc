FROM ubuntu:24.04
RUN apt-get update && apt-key list && ./apt install x
RUN mvn -P apt install
