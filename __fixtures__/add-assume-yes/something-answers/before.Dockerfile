FROM x/y
RUN yes | apt-get install a
RUN echo y | (apt-get install b)
RUN apt-get install c < answers
RUN apt-get install d <<EOF
y
EOF
