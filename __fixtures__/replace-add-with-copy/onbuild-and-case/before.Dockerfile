FROM alpine:3.20
ONBUILD ADD . /app
onbuild add x.py /y
