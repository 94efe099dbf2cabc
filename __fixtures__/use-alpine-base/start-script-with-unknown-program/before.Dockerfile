FROM python:3.12
COPY app.py start.sh /
CMD ["/start.sh"]
