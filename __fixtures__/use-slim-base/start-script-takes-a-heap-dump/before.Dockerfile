FROM eclipse-temurin:17-jdk-noble
RUN groupadd -r app && useradd -r -g app app
COPY run.sh app.jar /opt/app/
USER app
ENTRYPOINT ["/opt/app/run.sh"]
