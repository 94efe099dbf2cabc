FROM python:3.12.14
RUN pip install scikit-learn
CMD ["python", "-c", "import sklearn"]
