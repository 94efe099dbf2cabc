FROM debian:bookworm
RUN (ansible --version) \
    && pip install -r requirements.txt \
    && pip install -r more.txt \
    && ansible --version
