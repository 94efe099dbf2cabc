FROM python:3.13-slim
ENV PIP_CONSTRAINT=constraints.txt
WORKDIR /app
COPY . .
RUN pip install -r requirements.txt
