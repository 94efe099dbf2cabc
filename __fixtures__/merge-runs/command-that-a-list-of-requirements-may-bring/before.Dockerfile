FROM debian:bookworm
RUN ansible --version
RUN pip install -r requirements.txt
RUN pip install -r more.txt
RUN ansible --version
