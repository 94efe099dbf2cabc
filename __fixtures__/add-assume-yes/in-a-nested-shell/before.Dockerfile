FROM x/y
RUN bash -c "apt-get install curl && echo 'apt-get install'"
RUN sudo apt-get install curl | tee /log
