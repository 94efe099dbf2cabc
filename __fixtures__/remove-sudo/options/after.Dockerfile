FROM ubuntu:24.04
RUN pip install x && make && ls
RUN sudo -u postgres psql -c x && sudo -i ls && echo pw | sudo -S ls && sudo -s
