FROM node:22
ARG TOKEN
RUN a $TOKEN
RUN mkdir -p /srv/b && apt-get update
RUN --mount=type=cache,target=/c c "${TOKEN}"
