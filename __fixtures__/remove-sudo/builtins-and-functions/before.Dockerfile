FROM ubuntu:24.04
RUN sudo echo "a\nb" > /x
RUN make() { true; }; sudo make
