FROM debian
RUN a
# above
RUN \
  # before the first command
  b \
  # before the second command
  && c

RUN \
# at the margin

    # indented
    d || e
RUN --network=none \
  # with other flags
  f
RUN --network=none \
  # and again
  cd /x && g
RUN --network=none \
  # and again
  h
