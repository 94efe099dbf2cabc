FROM node:22
ONBUILD CMD ["a"]
CMD ["b"]
LABEL a=b
LABEL a=c
USER a
USER b
