FROM ubuntu:16.04
RUN echo "dash dash/sh boolean false" | debconf-set-selections && dpkg-reconfigure dash
RUN source /x
RUN bash -c "ln -sf /bin/bash /bin/sh"
RUN source /y
RUN update-alternatives --install /bin/sh sh /bin/bash 1
RUN source /z
