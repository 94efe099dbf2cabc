FROM python:3.12-slim
RUN pip install --no-cache-dir scrapyd
WORKDIR /opt/scrapyd
EXPOSE 6800
CMD ["scrapyd", "-u", "nobody", "-g", "nogroup"]
