FROM python:3.12-slim
WORKDIR /app
COPY . .
RUN pip install django gunicorn
RUN python manage.py migrate --noinput
EXPOSE 8000
CMD ["gunicorn", "shop.wsgi"]
