FROM python:3.12
COPY tool.c .
RUN gcc -o /usr/local/bin/tool tool.c
CMD ["tool"]
