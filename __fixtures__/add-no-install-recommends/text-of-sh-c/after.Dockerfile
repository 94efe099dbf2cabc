FROM debian:bookworm
RUN bash -c "apt-get update && apt-get install -y --no-install-recommends curl ca-certificates"
RUN sudo sh -c 'apt-get update; apt-get install -y --no-install-recommends nano'
RUN bash -lc '\
    apt-get update && \
    # the editor
    apt-get install -y --no-install-recommends \
        nano \
'
RUN sh -c "apt-get install -y $EDITOR_PACKAGE"
