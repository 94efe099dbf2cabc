FROM node:22
ARG TOKEN
RUN a $TOKEN
RUN b
RUN --mount=type=cache,target=/c c "${TOKEN}"
