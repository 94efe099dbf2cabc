FROM debian:bookworm
SHELL ["/bin/bash", "-c"]
RUN ln -sf /bin/bash /bin/sh \
    && mkdir /a \
    && mv /bin/bash /bin/bash5
RUN mkdir /b
