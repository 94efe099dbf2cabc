FROM alpine:3.20
Ru\
n true
COPY a b
RUN x
