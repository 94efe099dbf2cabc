FROM debian:bookworm
RUN catalina.sh start && sleep 10
RUN curl localhost:8080
RUN /opt/neo4j/bin/neo4j start
RUN cypher-shell x
RUN kafka-server-start.sh -daemon server.properties
RUN kafka-topics.sh --list
RUN gunicorn --daemon app
RUN echo start && npm start
RUN npm run build
