FROM debian
RUN a \
  # above
  # before the first command
  && b \
  # before the second command
  && c \
  # at the margin
  # indented
  && { d || e; }
RUN --network=none \
  # with other flags
  f \
  # and again
  && (cd /x && g) \
  # and again
  && h
