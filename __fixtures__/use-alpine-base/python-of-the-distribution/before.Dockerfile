FROM python:3.12
CMD ["/usr/bin/python3", "-m", "http.server"]
