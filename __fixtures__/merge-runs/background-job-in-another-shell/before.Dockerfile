FROM debian:bookworm-slim
RUN bash -c 'mysqld_safe & sleep 5; mysql < a'
RUN b
