FROM example.org/base
WORKDIR app
RUN make
