FROM debian:bookworm-slim
COPY a.sh b.sh /bin/
RUN chmod +x /bin/a.sh
COPY . /x
RUN chmod +x /x/run.sh
COPY *.sh /y/
RUN chmod +x /y/run.sh
