FROM python:3.12.14-trixie
RUN pip install numpy
CMD ["python", "-c", "import numpy"]
