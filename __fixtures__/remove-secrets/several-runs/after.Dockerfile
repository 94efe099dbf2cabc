FROM node:22
RUN --mount=type=secret,id=TOKEN,env=TOKEN a $TOKEN
RUN mkdir -p /srv/b && apt-get update
RUN --mount=type=secret,id=TOKEN,env=TOKEN --mount=type=cache,target=/c c "${TOKEN}"
