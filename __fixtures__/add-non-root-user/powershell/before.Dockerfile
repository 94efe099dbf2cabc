FROM ubuntu:24.04
SHELL ["pwsh", "-Command"]
COPY server.py /
EXPOSE 8080
ENTRYPOINT ["python3", "/server.py"]
