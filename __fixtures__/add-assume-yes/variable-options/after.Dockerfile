FROM x/y
ARG OPTS
RUN apt-get $OPTS install a
RUN apt-get install -y $OPTS b
