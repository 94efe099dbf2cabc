FROM python:3.12-alpine
RUN apk add --no-cache \
    graphviz font-dejavu \
    rsvg-convert
WORKDIR /app
COPY app.py .
CMD ["python", "app.py"]
