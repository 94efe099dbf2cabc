FROM python:3.12
ENV LANG=de_DE.UTF-8
CMD ["python3", "-m", "http.server"]
