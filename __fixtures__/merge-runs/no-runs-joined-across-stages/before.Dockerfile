FROM a AS one
RUN a
FROM one
RUN b
