FROM debian:bookworm
RUN catalina.sh start && sleep 10
RUN curl localhost:8080 \
    && /opt/neo4j/bin/neo4j start
RUN cypher-shell x \
    && kafka-server-start.sh -daemon server.properties
RUN kafka-topics.sh --list \
    && gunicorn --daemon app
RUN echo start && npm start \
    && npm run build
