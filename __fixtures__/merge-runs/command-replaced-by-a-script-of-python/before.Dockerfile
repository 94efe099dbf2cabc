FROM debian:bookworm
RUN pip install virtualenv
RUN curl -fsSL https://bootstrap.pypa.io/get-pip.py | python3
RUN pip install flask
