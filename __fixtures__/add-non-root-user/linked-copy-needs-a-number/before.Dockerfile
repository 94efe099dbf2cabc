FROM python:3.12-alpine
RUN adduser -D shop
WORKDIR /app
COPY --link shop.py .
EXPOSE 8000
CMD ["python", "shop.py"]
