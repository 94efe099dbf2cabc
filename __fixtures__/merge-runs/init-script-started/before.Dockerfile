FROM debian:bookworm-slim
RUN /etc/init.d/mysql start && mysql -e a
RUN b
