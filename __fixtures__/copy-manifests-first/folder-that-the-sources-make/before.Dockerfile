FROM python:3.12
COPY src /home/app/src
COPY settings.ini /home/app
RUN pip install flask
CMD ["python", "/home/app/src/main.py"]
