FROM ubuntu:24.04
ENV LANG=C.UTF-8 PIP_INDEX_URL=https://pypi.example.org/simple
RUN apt-get update
RUN pip install x
RUN pip install y

FROM ubuntu:24.04
ENV LANG=C.UTF-8
RUN make && A=b make && A=b make
RUN export CC=clang && make
