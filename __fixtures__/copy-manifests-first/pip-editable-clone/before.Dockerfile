FROM python:3.12
WORKDIR /app
COPY . .
RUN pip install -e git+https://github.com/x/y.git#egg=y
CMD ["python", "src/main.py"]
