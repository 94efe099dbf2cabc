FROM alpine:3.20
ONBUILD COPY . /app
onbuild copy x.py /y
