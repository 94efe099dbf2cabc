FROM registry.access.redhat.com/ubi9/ubi-minimal
RUN microdnf install -y python3 && microdnf clean all
WORKDIR /app
COPY . .
EXPOSE 8000
CMD ["gunicorn", "-b", ":8000", "app:app"]
