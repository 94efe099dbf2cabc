FROM ubuntu:24.04
WORKDIR /work
CMD ["/bin/bash"]
