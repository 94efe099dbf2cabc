FROM gitpod/workspace-full
USER root
RUN sudo -E make install
