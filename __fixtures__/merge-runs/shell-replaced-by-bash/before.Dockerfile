FROM ubuntu:16.04
RUN rm /bin/sh && ln -s /bin/bash /bin/sh
RUN source ~/.nvm/nvm.sh && nvm install 8
