FROM gitpod/workspace-full
USER root
RUN make install
