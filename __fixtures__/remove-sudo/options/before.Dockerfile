FROM ubuntu:24.04
RUN sudo -EH pip install x && sudo -u root make && sudo -- ls
RUN sudo -u postgres psql -c x && sudo -i ls && echo pw | sudo -S ls && sudo -s
