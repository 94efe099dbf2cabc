FROM eclipse-temurin:17-jdk-jammy
RUN groupadd -r app && useradd -r -g app app
COPY docker/run.sh app.jar /opt/app/
USER app
ENTRYPOINT ["/opt/app/run.sh"]
