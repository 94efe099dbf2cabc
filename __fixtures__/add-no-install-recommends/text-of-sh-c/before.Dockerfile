FROM debian:bookworm
RUN bash -c "apt-get update && apt-get install -y curl"
RUN sudo sh -c 'apt-get update; apt-get install -y nano'
RUN bash -lc '\
    apt-get update && \
    # the editor
    apt-get install -y \
        nano \
'
RUN sh -c "apt-get install -y $EDITOR_PACKAGE"
