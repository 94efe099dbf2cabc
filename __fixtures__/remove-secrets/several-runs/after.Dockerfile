FROM node:22
RUN --mount=type=secret,id=TOKEN,env=TOKEN a $TOKEN
RUN b
RUN --mount=type=secret,id=TOKEN,env=TOKEN --mount=type=cache,target=/c c "${TOKEN}"
