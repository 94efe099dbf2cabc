FROM eclipse-temurin:17-jre
VOLUME /tmp
ARG JAR_FILE=target/shop.jar
COPY ${JAR_FILE} app.jar
EXPOSE 8080
RUN groupadd --gid 10001 app \
    && useradd --no-log-init --no-create-home --uid 10001 --gid app --shell /usr/sbin/nologin app
USER 10001:10001
ENTRYPOINT ["java", "-Djava.security.egd=file:/dev/./urandom", "-jar", "/app.jar"]
