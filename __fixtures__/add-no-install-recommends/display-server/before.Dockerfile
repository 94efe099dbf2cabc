FROM debian:bookworm
RUN apt-get update && apt-get install -y xvfb
CMD ["xvfb-run", "/app"]
