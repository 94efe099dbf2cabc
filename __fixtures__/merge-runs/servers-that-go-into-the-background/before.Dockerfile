FROM debian
RUN cassandra -R
RUN cqlsh -f /schema.cql
COPY a /a
RUN elasticsearch -d
RUN curl localhost:9200
COPY b /b
RUN start-dfs.sh
RUN hdfs dfs -mkdir /data
