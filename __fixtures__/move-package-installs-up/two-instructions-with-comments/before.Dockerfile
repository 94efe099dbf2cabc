FROM python:3.12
WORKDIR /srv/app

# the application
COPY . /srv/app
EXPOSE 8000

# for lxml
RUN apt-get update
RUN apt-get install -y libxml2-dev libxslt1-dev

RUN pip install -r requirements.txt
