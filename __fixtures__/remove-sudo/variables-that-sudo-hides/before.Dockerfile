FROM ubuntu:24.04
ENV LANG=C.UTF-8 PIP_INDEX_URL=https://pypi.example.org/simple
RUN sudo apt-get update
RUN sudo pip install x
RUN sudo -E pip install y

FROM ubuntu:24.04
ENV LANG=C.UTF-8
RUN sudo make && A=b sudo make && sudo A=b make
RUN export CC=clang && sudo make
