FROM debian:12
RUN apt-get update && apt-get install -y zabbix-server-mysql default-mysql-client
CMD zcat /usr/share/doc/zabbix-server-mysql/create.sql.gz | mysql -h db zabbix && zabbix_server -f
