FROM python:3.12
ARG GROUPS
WORKDIR /app
COPY . .
RUN poetry install $GROUPS
