FROM debian:bookworm
RUN mkdir /a
# [START snippet]
# what it shows
RUN mkdir /b \
    && mkdir /c
# [END snippet]
RUN mkdir /d
#region users
RUN mkdir /e
