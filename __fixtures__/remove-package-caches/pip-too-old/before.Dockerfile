FROM ubuntu:14.04
RUN pip install flask
FROM node:6-jessie
RUN pip install flask
