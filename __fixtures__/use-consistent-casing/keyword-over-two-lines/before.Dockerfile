FROM alpine:3.20
Ru\
n true
copy a b
RUN x
