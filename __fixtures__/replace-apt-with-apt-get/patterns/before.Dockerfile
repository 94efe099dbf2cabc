FROM ubuntu:24.04
RUN apt install -y "libboost*" && apt purge -y r-cran-* && apt install -y ~nlibboost
RUN apt install -y g++ python3.11
