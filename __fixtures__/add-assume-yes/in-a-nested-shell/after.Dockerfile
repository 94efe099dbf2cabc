FROM x/y
RUN bash -c "apt-get install -y curl && echo 'apt-get install'"
RUN sudo apt-get install -y curl | tee /log
