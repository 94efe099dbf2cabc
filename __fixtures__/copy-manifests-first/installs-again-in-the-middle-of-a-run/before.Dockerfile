FROM python:3.12
WORKDIR /app
RUN pip install wheel setuptools
COPY proto proto
RUN pip install grpcio-tools && \
    pip install . && \
    make -C proto python
CMD ["python", "-m", "shop"]
