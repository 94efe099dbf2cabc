FROM python:3.12-alpine
COPY settings.py /app/
RUN adduser -D shop
WORKDIR /app
COPY shop.py .
EXPOSE 8000
CMD ["python", "shop.py"]
