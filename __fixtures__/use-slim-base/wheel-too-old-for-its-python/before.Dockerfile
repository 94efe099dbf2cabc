FROM python:3.12
RUN pip install numpy==1.24.4
CMD ["python", "-c", "import numpy"]
