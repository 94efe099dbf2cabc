FROM debian:bookworm
RUN (pip install virtualenv) \
    && curl -fsSL https://bootstrap.pypa.io/get-pip.py | python3 \
    && pip install flask
