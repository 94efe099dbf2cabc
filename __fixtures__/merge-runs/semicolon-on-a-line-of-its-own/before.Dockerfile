FROM debian
RUN a \
    && b
RUN c \
  d \
  # about nothing
  ;
RUN e \
  f \
  ;
