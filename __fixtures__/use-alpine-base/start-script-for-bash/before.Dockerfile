FROM python:3.12
WORKDIR /app
COPY . .
RUN pip install flask gunicorn
ENTRYPOINT ["./docker/entrypoint.sh"]
CMD ["gunicorn", "app:app"]
