FROM python:3.12
WORKDIR /srv/app

# for lxml
RUN apt-get update
RUN apt-get install -y libxml2-dev libxslt1-dev

# the application
COPY . /srv/app
EXPOSE 8000

RUN pip install -r requirements.txt
