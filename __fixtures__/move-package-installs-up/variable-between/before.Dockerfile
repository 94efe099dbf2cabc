FROM debian:12
COPY . /app
ENV LANG=de_DE.UTF-8
RUN apt-get update && apt-get install -y locales
