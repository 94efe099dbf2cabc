FROM python:3.12-slim
WORKDIR /project
COPY . .
RUN pdm install --prod
