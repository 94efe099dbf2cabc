FROM python:3.12
COPY app.py start.sh /app/
WORKDIR /app
RUN chmod +x start.sh
ENTRYPOINT ["./start.sh"]
