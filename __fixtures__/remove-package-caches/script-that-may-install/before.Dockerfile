FROM debian:bookworm
RUN apt-get update && apt-get install -y nano
COPY setup.sh /
RUN /setup.sh
FROM debian:bookworm
RUN apt-get update && apt-get install -y nano
RUN rosdep install --from-paths src
FROM debian:bookworm
RUN apt-get update && apt-get install -y nano
RUN ["/bin/install-all"]
