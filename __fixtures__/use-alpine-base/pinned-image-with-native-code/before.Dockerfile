FROM python:3.12.14
RUN pip install numpy==1.21.0
CMD ["python", "-c", "import numpy"]
